package io.spserver.protocol.smtp;

import java.util.List;

import io.spserver.Decoder;
import io.spserver.HandlerFactory;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import org.jspecify.annotations.Nullable;

/**
 * The protocols {@code smtp} and {@code lmtp}. A server needs both a protocol and the
 * handlers that {@link #handlers} makes, of one instance.
 */
public final class SmtpProtocol implements Protocol {

	/** The name of SMTP. */
	public static final String SMTP = "smtp";

	/** The name of LMTP. */
	public static final String LMTP = "lmtp";

	private final String name;

	private final SmtpOptions options;

	private SmtpProtocol(String name, SmtpOptions options) {
		this.name = name;
		this.options = options;
	}

	/**
	 * SMTP with its extensions.
	 * @param options the options
	 * @return the protocol
	 */
	public static SmtpProtocol smtp(SmtpOptions options) {
		return new SmtpProtocol(SMTP, options);
	}

	/**
	 * LMTP: each recipient gets an answer of its own after the content (RFC 2033).
	 * @param options the options
	 * @return the protocol
	 */
	public static SmtpProtocol lmtp(SmtpOptions options) {
		return new SmtpProtocol(LMTP, options);
	}

	/**
	 * Makes the handlers of the server's sessions.
	 * @param handlers who decides and takes mail, asked in order
	 * @param authenticator decides who clients are, {@code null}: AUTH is not offered
	 * @param events hears of mails and commands
	 * @return what the server is to be created with
	 */
	public HandlerFactory handlers(List<? extends SmtpHandlerFactory> handlers,
			@Nullable SmtpAuthenticator authenticator, SmtpEvents events) {
		throw new UnsupportedOperationException(handlers + " " + authenticator + " " + events);
	}

	/**
	 * The options.
	 * @return the options
	 */
	public SmtpOptions options() {
		return this.options;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Decoder newDecoder(ServerOptions server) {
		throw new UnsupportedOperationException(server.name());
	}

}
