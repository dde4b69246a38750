package io.spserver.server;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A blocking peer for tests. Waits ten seconds at most for anything.
 */
final class LineClient implements Closeable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final Socket socket = new Socket();

	private final OutputStream out;

	private final BufferedReader in;

	LineClient(SpServer server) throws IOException {
		this((InetSocketAddress) Objects.requireNonNull(server.localAddress()));
	}

	LineClient(InetSocketAddress address) throws IOException {
		this.socket.setSoTimeout((int) PATIENCE.toMillis());
		this.socket.setTcpNoDelay(true);
		this.socket.connect(address, (int) PATIENCE.toMillis());
		this.out = this.socket.getOutputStream();
		this.in = new BufferedReader(new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
	}

	LineClient send(String text) throws IOException {
		this.out.write(text.getBytes(StandardCharsets.UTF_8));
		this.out.flush();
		return this;
	}

	@Nullable String line() throws IOException {
		return this.in.readLine();
	}

	String ask(String line) throws IOException {
		send(line + "\r\n");
		return String.valueOf(line());
	}

	/** What arrives until the server closes the connection. */
	String rest() throws IOException {
		StringBuilder rest = new StringBuilder();
		for (int c = this.in.read(); c >= 0; c = this.in.read()) {
			rest.append((char) c);
		}
		return rest.toString();
	}

	LineClient endInput() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/** Closes the connection with a reset. */
	void vanish() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	Socket socket() {
		return this.socket;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
