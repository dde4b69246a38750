package io.spserver.protocol.smtp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps what happened.
 */
final class CountedEvents implements SmtpEvents {

	final List<SmtpOutcome> messages = new CopyOnWriteArrayList<>();

	final List<String> commands = new CopyOnWriteArrayList<>();

	@Override
	public void message(SmtpOutcome outcome) {
		this.messages.add(outcome);
	}

	@Override
	public void command(String command, int code) {
		this.commands.add(command + " " + code);
	}

}
