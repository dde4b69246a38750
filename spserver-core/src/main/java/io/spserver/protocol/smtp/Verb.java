package io.spserver.protocol.smtp;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The commands that there are.
 */
enum Verb {

	HELO(true), EHLO(true), LHLO(true), MAIL(false), RCPT(false), DATA(false), BDAT(false), RSET(true), NOOP(true),
	VRFY(true), EXPN(true), HELP(true), QUIT(false), STARTTLS(true), AUTH(true), XCLIENT(true);

	private static final Map<String, Verb> BY_NAME = Stream.of(values())
		.collect(Collectors.toUnmodifiableMap(Verb::name, Function.identity()));

	private final String tag = name().toLowerCase(Locale.ROOT);

	private final boolean idle;

	Verb(boolean idle) {
		this.idle = idle;
	}

	/** Finds the command of a line, {@code null} if it has none. */
	static @Nullable Verb of(String line) {
		int space = line.indexOf(' ');
		String name = (space < 0) ? line : line.substring(0, space);
		Verb exact = BY_NAME.get(name);
		return (exact != null) ? exact : BY_NAME.get(name.toUpperCase(Locale.ROOT));
	}

	/** What follows the command. */
	String argument(String line) {
		return line.substring(name().length()).strip();
	}

	/** The name as meters show it. */
	String tag() {
		return this.tag;
	}

	/** Whether a client that says nothing else sends no mail. */
	boolean isIdle() {
		return this.idle;
	}

}
