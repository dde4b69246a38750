package io.spserver.protocol.smtp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.spserver.Decoder;
import io.spserver.HandlerFactory;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ProtocolException;
import io.spserver.ServerOptions;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import io.spserver.protocol.smtp.codec.SmtpDecoder;
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
		boolean lmtp = this.name.equals(LMTP);
		SmtpServerParts server = new SmtpServerParts(this.options, lmtp, List.copyOf(handlers), authenticator, events,
				new MailIds(), new StandingReplies(this.options, lmtp, authenticator));
		return (session) -> new SmtpSessionHandler(server, session);
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
		return new SmtpDecoder(this.options.limits().maxSessionTime());
	}

	/**
	 * Text gets a line end.
	 * @param text the text
	 * @param charset not needed: SMTP is in UTF-8
	 * @return the bytes
	 */
	@Override
	public byte[] frame(String text, Charset charset) {
		return (text + "\r\n").getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Reply 421 with the refused message.
	 * @param server the server's options
	 * @return the message
	 */
	@Override
	public Message refusal(ServerOptions server) {
		return message(421, "4.3.2", server.refusedMessage());
	}

	/**
	 * Reply 421, when the server stops.
	 * @param server the server's options
	 * @return the message
	 */
	@Override
	public Message farewell(ServerOptions server) {
		return message(421, "4.3.2", this.options.hostname() + " stops, try again later");
	}

	/**
	 * What is wrong, as the decoder has put it.
	 * @param error what is wrong
	 * @param server the server's options
	 * @return the message
	 */
	@Override
	public Message error(ProtocolException error, ServerOptions server) {
		return Message.text(error.getMessage());
	}

	private static Message message(int code, String status, String text) {
		return Message.bytes(SmtpReply.of(code, status, text).toBytes(true));
	}

}
