package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

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

	/** Held by the thread that connects. */
	private final ReentrantLock connecting = new ReentrantLock();

	private volatile @Nullable TcpConnection connection;

	private volatile boolean closed;

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

	private TcpConnection connection() throws IOException {
		TcpConnection open = this.connection;
		if (open != null && !open.answers().isOver()) {
			return open;
		}
		Deadline deadline = Deadline.in(this.settings.timeout());
		if (!deadline.lock(this.connecting)) {
			throw new SocketTimeoutException("No connection to " + this.settings.uri() + " in time");
		}
		try {
			open = this.connection;
			if (open == null || open.answers().isOver()) {
				open = connect(deadline);
				this.connection = open;
			}
		}
		finally {
			this.connecting.unlock();
		}
		if (this.closed) {
			close();
			throw new IOException("The client is closed");
		}
		return open;
	}

	/** Tries the addresses of the host one after the other. */
	private TcpConnection connect(Deadline deadline) throws IOException {
		if (this.closed) {
			throw new IOException("The client is closed");
		}
		IOException failure = null;
		for (InetAddress address : InetAddress.getAllByName(this.settings.uri().getHost())) {
			try {
				return connect(address, deadline);
			}
			catch (IOException ex) {
				failure = ex;
			}
		}
		throw unreachable(failure);
	}

	private IOException unreachable(@Nullable IOException cause) {
		String message = "No connection to " + this.settings.uri() + ": "
				+ ((cause != null) ? cause.getMessage() : "the host has no address");
		if (cause instanceof SocketTimeoutException) {
			return (IOException) new SocketTimeoutException(message).initCause(cause);
		}
		return new IOException(message, cause);
	}

	private TcpConnection connect(InetAddress address, Deadline deadline) throws IOException {
		URI uri = this.settings.uri();
		Socket socket = new Socket();
		try {
			socket.setTcpNoDelay(true);
			socket.connect(new InetSocketAddress(address, uri.getPort()),
					deadline.millis(this.settings.connectTimeout()));
			Socket encrypted = (TLS.equalsIgnoreCase(uri.getScheme())) ? encrypted(socket, deadline) : socket;
			return new TcpConnection(socket, encrypted, this.settings);
		}
		catch (IOException ex) {
			socket.close();
			throw ex;
		}
	}

	private Socket encrypted(Socket plain, Deadline deadline) throws IOException {
		URI uri = this.settings.uri();
		SSLSocket socket = (SSLSocket) sslContext().getSocketFactory()
			.createSocket(plain, uri.getHost(), uri.getPort(), true);
		SSLParameters parameters = socket.getSSLParameters();
		parameters.setEndpointIdentificationAlgorithm("HTTPS");
		socket.setSSLParameters(parameters);
		socket.setSoTimeout(deadline.millis(this.settings.connectTimeout()));
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
	public void close() {
		this.closed = true;
		TcpConnection open = this.connection;
		if (open != null) {
			open.close(new IOException("The client is closed"));
		}
	}

}
