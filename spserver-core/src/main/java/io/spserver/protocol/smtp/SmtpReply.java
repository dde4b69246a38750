package io.spserver.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a server says to a command: a code, an enhanced status code where there is one
 * (RFC 3463), and lines of text (RFC 5321, section 4.2).
 *
 * @param code the code, from 200 to 599
 * @param status the enhanced status code, such as {@code 5.1.1}; its class is that of the
 * code. It is not sent to clients that have said HELO
 * @param lines the text, at least one line; control characters become spaces
 */
public record SmtpReply(int code, @Nullable String status, List<String> lines) {

	private static final int MAX_LINE = 480;

	/**
	 * Creates a reply.
	 * @param code the code
	 * @param status the enhanced status code
	 * @param lines the text
	 * @throws IllegalArgumentException if there is no such code or they contradict each
	 * other
	 */
	public SmtpReply {
		if (code < 200 || code > 599) {
			throw new IllegalArgumentException(code + " is no reply code: it must be from 200 to 599");
		}
		if (status != null && !isStatus(status, code)) {
			throw new IllegalArgumentException("'" + status + "' is no enhanced status code that goes with " + code);
		}
		lines = switch (lines.size()) {
			case 0 -> List.of("");
			case 1 -> List.of(clean(lines.get(0)));
			default -> lines.stream().map(SmtpReply::clean).toList();
		};
	}

	/**
	 * A reply of one line.
	 * @param code the code
	 * @param status the enhanced status code
	 * @param text the text
	 * @return the reply
	 */
	public static SmtpReply of(int code, @Nullable String status, String text) {
		return new SmtpReply(code, status, List.of(text));
	}

	/**
	 * A reply of one line. The enhanced status code is that of its class alone, such as
	 * {@code 5.0.0}.
	 * @param code the code
	 * @param text the text
	 * @return the reply
	 */
	public static SmtpReply of(int code, String text) {
		int kind = code / 100;
		return of(code, (kind == 3) ? null : kind + ".0.0", text);
	}

	/**
	 * Whether the client may go on.
	 * @return {@code false} for codes from 400 on
	 */
	public boolean isPositive() {
		return this.code < 400;
	}

	/**
	 * The reply as it is sent.
	 * @param withStatus whether the client understands enhanced status codes
	 * @return lines with their line ends, in UTF-8
	 */
	byte[] toBytes(boolean withStatus) {
		StringBuilder text = new StringBuilder(64);
		append(text, withStatus);
		return text.toString().getBytes(StandardCharsets.UTF_8);
	}

	void append(StringBuilder text, boolean withStatus) {
		int last = this.lines.size() - 1;
		for (int i = 0; i <= last; i++) {
			text.append(this.code).append((i < last) ? '-' : ' ');
			if (withStatus && this.status != null) {
				text.append(this.status).append(' ');
			}
			text.append(this.lines.get(i)).append("\r\n");
		}
	}

	private static boolean isStatus(String status, int code) {
		String[] parts = status.split("\\.", -1);
		return parts.length == 3 && parts[0].equals(String.valueOf(code / 100)) && code / 100 != 3 && isNumber(parts[1])
				&& isNumber(parts[2]);
	}

	private static boolean isNumber(String part) {
		return part.length() <= 3 && Characters.areDigits(part);
	}

	private static String clean(String line) {
		Objects.requireNonNull(line, "line");
		String shown = (line.length() > MAX_LINE) ? line.substring(0, MAX_LINE) : line;
		if (Characters.areReadable(shown)) {
			return shown;
		}
		StringBuilder cleaned = new StringBuilder(shown.length());
		shown.chars().forEach((c) -> cleaned.append(Character.isISOControl(c) ? ' ' : (char) c));
		return cleaned.toString();
	}

	@Override
	public String toString() {
		return this.code + ((this.status != null) ? " " + this.status : "") + " " + String.join(" / ", this.lines);
	}

}
