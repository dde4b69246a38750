package io.spserver.protocol.http;

import java.time.Duration;

import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.MessageTooLargeException;
import io.spserver.Protocol;
import io.spserver.ProtocolException;
import io.spserver.ServerOptions;

/**
 * The protocol {@code http}: HTTP/1.1 and 1.0. Its sessions need the handlers of an
 * {@link HttpHandlerFactory}.
 * <p>
 * What cannot be taken is answered with a status and closes the session: 400 for
 * malformed requests, 408 when a peer takes too long, 411, 413, 414, 417, 431, 501, 503
 * for a refused connection, 505. The limits are in {@link HttpOptions}.
 */
public final class HttpProtocol implements Protocol {

	/** The name of the protocol. */
	public static final String NAME = "http";

	private final HttpOptions options;

	private final ResponseEncoder encoder;

	/** Creates a protocol with default options. */
	public HttpProtocol() {
		this(HttpOptions.defaults());
	}

	/**
	 * Creates a protocol.
	 * @param options its limits
	 */
	public HttpProtocol(HttpOptions options) {
		this.options = options;
		this.encoder = new ResponseEncoder(options.serverHeader());
	}

	/**
	 * The limits.
	 * @return the options
	 */
	public HttpOptions options() {
		return this.options;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Decoder newDecoder(ServerOptions server) {
		long maxBody = this.options.maxBodySize();
		return new HttpMessageDecoder(this.options, (maxBody > 0) ? maxBody : server.maxMessageSize());
	}

	/**
	 * {@link HttpOptions#keepAliveTimeout()}, or the server's timeout if that is less.
	 * @param server the server's options
	 * @return the time, zero: for ever
	 */
	@Override
	public Duration idleTimeout(ServerOptions server) {
		Duration keepAlive = this.options.keepAliveTimeout();
		Duration timeout = server.timeout();
		boolean keepAliveRules = timeout.isZero() || (!keepAlive.isZero() && keepAlive.compareTo(timeout) < 0);
		return keepAliveRules ? keepAlive : timeout;
	}

	/**
	 * Status 503 with the refused message.
	 * @param server the server's options
	 * @return the message
	 */
	@Override
	public Message refusal(ServerOptions server) {
		return this.encoder.encodeLast(HttpResponse.text(503, server.refusedMessage()).withHeader("Retry-After", "1"));
	}

	/**
	 * The status that the error stands for, with its message.
	 * @param error what is wrong
	 * @param server the server's options
	 * @return the message
	 */
	@Override
	public Message error(ProtocolException error, ServerOptions server) {
		return this.encoder.encodeLast(HttpResponse.text(status(error), error.getMessage()));
	}

	private static int status(ProtocolException error) {
		if (error instanceof HttpProtocolException exception) {
			return exception.status();
		}
		return (error instanceof MessageTooLargeException) ? 413 : 400;
	}

	/**
	 * Status 408.
	 * @param server the server's options
	 * @return the message
	 */
	@Override
	public Message stalled(ServerOptions server) {
		return this.encoder.encodeLast(HttpResponse.text(408, "The request did not arrive in time."));
	}

}
