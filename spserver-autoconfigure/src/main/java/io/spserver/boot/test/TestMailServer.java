package io.spserver.boot.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.boot.mail.ReceivedMail;
import io.spserver.protocol.smtp.SmtpEvents;
import io.spserver.protocol.smtp.SmtpHandlerFactory;
import io.spserver.protocol.smtp.SmtpOptions;
import io.spserver.protocol.smtp.SmtpProtocol;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * A mail server for tests: it listens on a free port of the loopback address, takes mail
 * for everybody, and keeps it in memory until it is {@linkplain #clear() cleared}. Safe
 * for use by any thread.
 */
public final class TestMailServer implements AutoCloseable {

	private static final int THREADS = 4;

	private final Mailbox mailbox;

	private final SpServerRuntime runtime;

	private final SpServer server;

	private TestMailServer(Mailbox mailbox, SpServerRuntime runtime, SpServer server) {
		this.mailbox = mailbox;
		this.runtime = runtime;
		this.server = server;
	}

	/**
	 * Starts a server of SMTP without TLS and without logins.
	 * @return the server, to be closed
	 */
	public static TestMailServer start() {
		return builder().start();
	}

	/**
	 * Describes a server.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * The address that the server listens on.
	 * @return the address
	 */
	public String host() {
		return address().getAddress().getHostAddress();
	}

	/**
	 * The port that the server listens on.
	 * @return the port
	 */
	public int port() {
		return address().getPort();
	}

	private InetSocketAddress address() {
		return (InetSocketAddress) Objects.requireNonNull(this.server.localAddress(), "The server is closed");
	}

	/**
	 * What has arrived.
	 * @return the mails in order of arrival, detached
	 */
	public List<ReceivedMail> mails() {
		return this.mailbox.mails();
	}

	/**
	 * Waits until mails have arrived since the server was started or cleared.
	 * @param count how many at least
	 * @param timeout how long to wait
	 * @return all mails in order of arrival
	 * @throws AssertionError if too few have arrived by then
	 */
	public List<ReceivedMail> awaitMail(int count, Duration timeout) {
		return this.mailbox.await(count, timeout);
	}

	/** Forgets all mails. */
	public void clear() {
		this.mailbox.clear();
	}

	/** Stops the server. */
	@Override
	public void close() {
		this.runtime.close();
	}

	/** Describes a server. Not safe for use by several threads. */
	public static final class Builder {

		private final Map<String, String> users = new LinkedHashMap<>();

		private final List<SmtpHandlerFactory> handlers = new ArrayList<>();

		private SmtpOptions options = SmtpOptions.defaults();

		private boolean lmtp;

		private @Nullable TlsOptions tls;

		private Builder() {
		}

		/**
		 * Lets a client authenticate, also without TLS. Nobody can unless there are
		 * users.
		 * @param name the name
		 * @param password the password
		 * @return this
		 */
		public Builder user(String name, String password) {
			this.users.put(name, password);
			return this;
		}

		/**
		 * Asks a handler before mail is taken, one that refuses for example.
		 * @param handler gives each session its handler
		 * @return this
		 */
		public Builder handler(SmtpHandlerFactory handler) {
			this.handlers.add(handler);
			return this;
		}

		/**
		 * Sets the options. Default: those of {@link SmtpOptions#defaults()}.
		 * @param value the options
		 * @return this
		 */
		public Builder options(SmtpOptions value) {
			this.options = value;
			return this;
		}

		/**
		 * Speaks LMTP instead of SMTP.
		 * @return this
		 */
		public Builder lmtp() {
			this.lmtp = true;
			return this;
		}

		/**
		 * Speaks TLS.
		 * @param value the key, and when TLS begins
		 * @return this
		 */
		public Builder tls(TlsOptions value) {
			this.tls = value;
			return this;
		}

		/**
		 * Starts the server.
		 * @return the server, to be closed
		 * @throws UncheckedIOException if there is no free port
		 */
		public TestMailServer start() {
			SmtpOptions smtp = this.options.toBuilder()
				.authWithoutTls(!this.users.isEmpty() || this.options.authWithoutTls())
				.build();
			SmtpProtocol protocol = (this.lmtp) ? SmtpProtocol.lmtp(smtp) : SmtpProtocol.smtp(smtp);
			Mailbox mailbox = new Mailbox();
			List<SmtpHandlerFactory> all = new ArrayList<>(this.handlers);
			all.add((session) -> mailbox);
			SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.AUTO, 1, THREADS, false),
					List.of());
			ServerOptions server = ServerOptions.builder("test-mail", protocol)
				.address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
				.build();
			SpServer created = runtime.create(
					server, protocol.handlers(all,
							(this.users.isEmpty()) ? null : new TestUsers(Map.copyOf(this.users)), SmtpEvents.NONE),
					this.tls);
			try {
				created.start();
			}
			catch (IOException ex) {
				runtime.close();
				throw new UncheckedIOException(ex);
			}
			return new TestMailServer(mailbox, runtime, created);
		}

	}

}
