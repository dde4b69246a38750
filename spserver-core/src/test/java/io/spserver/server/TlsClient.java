package io.spserver.server;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * A blocking peer that speaks TLS. Waits ten seconds at most for anything.
 */
final class TlsClient implements Closeable {

	private static final int PATIENCE_MILLIS = 10_000;

	private final SSLSocket socket;

	private final BufferedReader in;

	TlsClient(SpServer server, SSLContext context, @Nullable String name, String... protocols) throws IOException {
		this.socket = (SSLSocket) context.getSocketFactory().createSocket();
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		if (protocols.length > 0) {
			this.socket.setEnabledProtocols(protocols);
		}
		if (name != null) {
			SSLParameters parameters = this.socket.getSSLParameters();
			parameters.setServerNames(List.of(new SNIHostName(name)));
			this.socket.setSSLParameters(parameters);
		}
		this.socket.connect((InetSocketAddress) Objects.requireNonNull(server.localAddress()), PATIENCE_MILLIS);
		this.in = new BufferedReader(new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
	}

	@Nullable String ask(String line) throws IOException {
		this.socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
		return this.in.readLine();
	}

	/** Shakes hands and waits for what the server says to that. */
	@Nullable String listen() throws IOException {
		this.socket.startHandshake();
		return this.in.readLine();
	}

	/** Shakes hands, sends a line at once, and waits for what the server says to that. */
	@Nullable String listen(String line) throws IOException {
		this.socket.startHandshake();
		return ask(line);
	}

	/** Wants another handshake, with nothing left of the first. */
	void renegotiate() throws IOException {
		this.socket.getSession().invalidate();
		this.socket.startHandshake();
		if (ask("b") == null) {
			throw new EOFException();
		}
	}

	String subject() throws IOException {
		return ((X509Certificate) this.socket.getSession().getPeerCertificates()[0]).getSubjectX500Principal()
			.getName();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
