package io.spserver.boot.autoconfigure.actuator;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.spserver.protocol.smtp.SmtpEvents;
import io.spserver.protocol.smtp.SmtpOutcome;

/**
 * Counts mails as {@code spserver.smtp.messages} and commands as
 * {@code spserver.smtp.commands}. There are as many counters as commands have codes.
 * Called by any worker thread.
 */
final class MicrometerSmtpEvents implements SmtpEvents {

	private final MeterRegistry registry;

	private final String server;

	private final Map<SmtpOutcome, Counter> messages = new EnumMap<>(SmtpOutcome.class);

	private final Map<Command, Counter> commands = new ConcurrentHashMap<>();

	MicrometerSmtpEvents(MeterRegistry registry, String server) {
		this.registry = registry;
		this.server = server;
		for (SmtpOutcome outcome : SmtpOutcome.values()) {
			this.messages.put(outcome,
					Counter.builder("spserver.smtp.messages")
						.description("Mails whose content has begun to arrive")
						.tag("server", server)
						.tag("outcome", outcome.tag())
						.register(registry));
		}
	}

	@Override
	public void message(SmtpOutcome outcome) {
		Counter counter = this.messages.get(outcome);
		if (counter != null) {
			counter.increment();
		}
	}

	@Override
	public void command(String command, int code) {
		Command answered = new Command(command, code);
		Counter present = this.commands.get(answered);
		Counter counter = (present != null) ? present : this.commands.computeIfAbsent(answered, this::counter);
		counter.increment();
	}

	private Counter counter(Command command) {
		return Counter.builder("spserver.smtp.commands")
			.description("Commands that were answered")
			.tag("server", this.server)
			.tag("command", command.name())
			.tag("code", String.valueOf(command.code()))
			.register(this.registry);
	}

	private record Command(String name, int code) {
	}

}
