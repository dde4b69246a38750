package io.spserver.boot.test;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.spserver.boot.mail.ReceivedMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a {@link TestMailServer} for the tests of a class, and forgets its mails before
 * each. In a static field with {@code @RegisterExtension}, or with {@code @ExtendWith},
 * the server lives as long as the class; in another field, for each test anew. Tests may
 * also have the server as a parameter. Not made for tests of a class that run at once.
 */
public final class MailServerExtension
		implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

	private final TestMailServer.Builder builder;

	private @Nullable TestMailServer server;

	/** How many classes, one within the other, and tests use the server. */
	private int users;

	/** Creates an extension whose server takes mail for everybody. */
	public MailServerExtension() {
		this((builder) -> {
		});
	}

	/**
	 * Creates an extension.
	 * @param customizer describes the server
	 */
	public MailServerExtension(Consumer<TestMailServer.Builder> customizer) {
		this.builder = TestMailServer.builder();
		customizer.accept(this.builder);
	}

	/**
	 * The server.
	 * @return the server
	 * @throws NullPointerException outside of tests
	 */
	public TestMailServer server() {
		return Objects.requireNonNull(this.server, "The server runs during tests only");
	}

	/**
	 * The address that the server listens on.
	 * @return the address
	 */
	public String host() {
		return server().host();
	}

	/**
	 * The port that the server listens on.
	 * @return the port
	 */
	public int port() {
		return server().port();
	}

	/**
	 * What has arrived since the test began.
	 * @return the mails in order of arrival
	 */
	public List<ReceivedMail> mails() {
		return server().mails();
	}

	/**
	 * Waits until mails have arrived since the test began.
	 * @param count how many at least
	 * @param timeout how long to wait
	 * @return all mails in order of arrival
	 * @throws AssertionError if too few have arrived by then
	 */
	public List<ReceivedMail> awaitMail(int count, Duration timeout) {
		return server().awaitMail(count, timeout);
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		enter();
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		enter().clear();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		leave();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		leave();
	}

	private synchronized TestMailServer enter() {
		TestMailServer running = this.server;
		if (running == null) {
			running = this.builder.start();
			this.server = running;
		}
		this.users++;
		return running;
	}

	private synchronized void leave() {
		this.users--;
		TestMailServer running = this.server;
		if (this.users == 0 && running != null) {
			this.server = null;
			running.close();
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == TestMailServer.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return server();
	}

}
