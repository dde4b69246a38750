package io.spserver.protocol.http;

import java.time.Duration;
import java.util.List;

import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.MessageTooLargeException;
import io.spserver.ProtocolException;
import io.spserver.ServerOptions;
import io.spserver.connection.Connection;
import io.spserver.connection.ConnectionProtocol;

/**
 * The protocol {@code http}: HTTP/1.1, 1.0 and 2. Its sessions need the handlers of an
 * {@link HttpHandlerFactory}.
 * <p>
 * What cannot be taken is answered with a status and closes the session: 400 for
 * malformed requests, 408 when a peer takes too long, 411, 413, 414, 417, 431, 501, 503
 * for a refused connection, 505. What is malformed in HTTP/2 resets its stream. The
 * limits are in {@link HttpOptions}.
 */
public final class HttpProtocol implements ConnectionProtocol {

	/** The name of the protocol. */
	public static final String NAME = "http";

	private static final String HTTP_2 = "h2";

	private static final String HTTP_1_1 = "http/1.1";

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
		return new HttpMessageDecoder(this.options, maxBody(server));
	}

	private long maxBody(ServerOptions server) {
		return (this.options.maxBodySize() > 0) ? this.options.maxBodySize() : server.maxMessageSize();
	}

	/**
	 * HTTP/2 and HTTP/1.1, unless HTTP/2 is switched off.
	 * @param server the server's options
	 * @return the names
	 */
	@Override
	public List<String> applicationProtocols(ServerOptions server) {
		return (this.options.maxConcurrentStreams() > 0) ? List.of(HTTP_2, HTTP_1_1) : List.of();
	}

	/**
	 * Has the connection speak HTTP/2 if the peer wants it to: by ALPN where there is
	 * TLS, otherwise by its first bytes (RFC 9113, section 3).
	 * @param connection the connection
	 */
	@Override
	public void begin(Connection connection) {
		if (this.options.maxConcurrentStreams() == 0) {
			return;
		}
		if (!connection.isEncrypted()) {
			connection.insert(new Http2Preface(() -> beginHttp2(connection)));
		}
		else if (HTTP_2.equals(connection.applicationProtocol())) {
			beginHttp2(connection);
		}
	}

	private void beginHttp2(Connection connection) {
		Http2Traffic.start(connection, this.options, maxBody(connection.options()));
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

	static int status(ProtocolException error) {
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
