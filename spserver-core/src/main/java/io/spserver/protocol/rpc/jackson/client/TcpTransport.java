package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * Carries requests by one connection, which is opened with the first request, and again
 * with the next one after it was closed. Whoever sends waits until the request is
 * written.
 */
final class TcpTransport implements Transport {

	/** The scheme of TCP with TLS. */
	static final String TLS = "tls";

	private final ClientSettings settings;

	/** Guarded by this, as is {@link #closed}. */
	private @Nullable TcpConnection connection;

	private boolean closed;

	TcpTransport(ClientSettings settings) {
		this.settings = settings;
	}

	@Override
	public CompletableFuture<Void> send(byte[] json, Map<Long, CompletableFuture<Answer>> calls) {
		try {
			TcpConnection open = connection();
			open.answers().expect(calls);
			open.write(this.settings.framing().frame(json));
			return CompletableFuture.completedFuture(null);
		}
		catch (IOException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private synchronized TcpConnection connection() throws IOException {
		if (this.closed) {
			throw new IOException("The client is closed");
		}
		TcpConnection open = this.connection;
		if (open == null || open.answers().isOver()) {
			open = new TcpConnection(connect(), this.settings);
			this.connection = open;
		}
		return open;
	}

	private Socket connect() throws IOException {
		URI uri = this.settings.uri();
		InetAddress address = InetAddress.getByName(uri.getHost());
		int millis = (int) Math.max(1, Math.min(this.settings.connectTimeout().toMillis(), Integer.MAX_VALUE));
		Socket socket = new Socket();
		try {
			socket.setTcpNoDelay(true);
			socket.connect(new InetSocketAddress(address, uri.getPort()), millis);
			return (TLS.equalsIgnoreCase(uri.getScheme())) ? encrypted(socket, uri, millis) : socket;
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	private Socket encrypted(Socket plain, URI uri, int millis) throws IOException {
		SSLSocket socket = (SSLSocket) sslContext().getSocketFactory()
			.createSocket(plain, uri.getHost(), uri.getPort(), true);
		SSLParameters parameters = socket.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		socket.setSSLParameters(parameters);
		socket.setSoTimeout(millis);
		socket.startHandshake();
		socket.setSoTimeout(0);
		return socket;
	}

	private SSLContext sslContext() throws IOException {
		SSLContext given = this.settings.sslContext();
		try {
			return (given != null) ? given : SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IOException(ex);
		}
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.connection != null) {
			this.connection.close(new IOException("The client is closed"));
		}
	}

}
