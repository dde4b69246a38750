package io.spserver.boot.autoconfigure.smtp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.spserver.boot.annotation.SmtpListener;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.actuator.SpServerMetricsAutoConfiguration;
import io.spserver.boot.mail.ReceivedMail;
import io.spserver.protocol.smtp.SmtpException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for meters and observations of mail.
 */
class SmtpMetersTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final ObservationRegistry observations = ObservationRegistry.create();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class,
				SpServerMetricsAutoConfiguration.class, SpServerSmtpAutoConfiguration.class))
		.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.mail.protocol=smtp",
				"spserver.servers.mail.port=0")
		.withBean(MeterRegistry.class, () -> this.meters)
		.withBean(ObservationRegistry.class, () -> this.observations)
		.withBean("inbox", Inbox.class);

	@Test
	void countsMailsAndCommands() {
		this.contextRunner.run((context) -> {
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				client.mail("ann@example.org", "bob@example.org");
				client.mail("ann@example.org", "bob@example.org");
				client.mail("ann@example.org", "full@example.org");
				client.say("NONSENSE");
			}
			await().untilAsserted(() -> {
				assertThat(messages("accepted")).isEqualTo(2);
				assertThat(messages("refused")).isEqualTo(1);
				assertThat(messages("failed")).isZero();
				assertThat(commands("rcpt", "250")).isEqualTo(3);
				assertThat(commands("unknown", "500")).isEqualTo(1);
			});
		});
	}

	@Test
	void observesListeners() {
		List<Observation.Context> stopped = new CopyOnWriteArrayList<>();
		this.observations.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public boolean supportsContext(Observation.Context context) {
				return true;
			}

			@Override
			public void onStop(Observation.Context context) {
				stopped.add(context);
			}

		});
		this.contextRunner.run((context) -> {
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				client.mail("ann@example.org", "bob@example.org");
				client.mail("ann@example.org", "full@example.org");
			}
			assertThat(stopped).allSatisfy((observation) -> {
				assertThat(observation.getName()).isEqualTo("spserver.smtp.listener");
				assertThat(value(observation.getLowCardinalityKeyValue("server"))).isEqualTo("mail");
				assertThat(value(observation.getHighCardinalityKeyValue("mail"))).isNotBlank();
			});
			assertThat(stopped)
				.extracting((observation) -> value(observation.getLowCardinalityKeyValue("listener")) + " "
						+ (observation.getError() != null))
				.containsExactly("inbox.take false", "inbox.full true");
		});
	}

	private static String value(@Nullable KeyValue pair) {
		return (pair != null) ? pair.getValue() : "";
	}

	private double messages(String outcome) {
		return this.meters.get("spserver.smtp.messages").tags("server", "mail", "outcome", outcome).counter().count();
	}

	private double commands(String command, String code) {
		return this.meters.get("spserver.smtp.commands")
			.tags("server", "mail", "command", command, "code", code)
			.counter()
			.count();
	}

	static class Inbox {

		@SmtpListener(recipients = "full@*")
		void full(ReceivedMail mail) {
			throw new SmtpException(552, "Full");
		}

		@SmtpListener(recipients = "bob@*")
		void take() {
		}

	}

}
