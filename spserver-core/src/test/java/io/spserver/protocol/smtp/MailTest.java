package io.spserver.protocol.smtp;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * A test with a server of SMTP on a free port, whose mails are kept.
 */
abstract class MailTest {

	private final Pattern pattern;

	final SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.AUTO, 1, 8, false), List.of());

	final KeptMails mails = new KeptMails();

	final CountedEvents events = new CountedEvents();

	@Nullable SmtpAuthenticator authenticator;

	@Nullable TlsOptions tls;

	MailTest(Pattern pattern) {
		this.pattern = pattern;
	}

	@AfterEach
	void close() {
		this.runtime.close();
	}

	SpServer start() throws IOException {
		return start((options) -> options);
	}

	SpServer start(UnaryOperator<SmtpOptions.Builder> change) throws IOException {
		return start(SmtpProtocol.smtp(options(change)), (options) -> options);
	}

	SpServer startLmtp() throws IOException {
		return start(SmtpProtocol.lmtp(options((options) -> options)), (options) -> options);
	}

	/** Options with limits that a test sets. */
	static UnaryOperator<SmtpOptions.Builder> limits(UnaryOperator<SmtpLimits.Builder> change) {
		return (options) -> options.limits(change.apply(SmtpLimits.builder()).build());
	}

	static SmtpOptions options(UnaryOperator<SmtpOptions.Builder> change) {
		return change.apply(SmtpOptions.builder().hostname("mx.example.org").receivedHeader(false)).build();
	}

	SpServer start(SmtpProtocol protocol, UnaryOperator<ServerOptions.Builder> change) throws IOException {
		ServerOptions options = change.apply(ServerOptions.builder("mail", protocol).pattern(this.pattern)).build();
		SpServer started = this.runtime.create(options,
				protocol.handlers(List.of((session) -> this.mails), this.authenticator, this.events), this.tls);
		started.start();
		return started;
	}

}
