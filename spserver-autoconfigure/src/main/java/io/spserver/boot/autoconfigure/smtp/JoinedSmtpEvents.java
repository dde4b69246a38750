package io.spserver.boot.autoconfigure.smtp;

import java.util.List;

import io.spserver.protocol.smtp.SmtpEvents;
import io.spserver.protocol.smtp.SmtpOutcome;

/**
 * Tells several listeners of what happens.
 *
 * @param all the listeners
 */
record JoinedSmtpEvents(List<SmtpEvents> all) implements SmtpEvents {

	@Override
	public void message(SmtpOutcome outcome) {
		this.all.forEach((events) -> events.message(outcome));
	}

	@Override
	public void command(String command, int code) {
		this.all.forEach((events) -> events.command(command, code));
	}

}
