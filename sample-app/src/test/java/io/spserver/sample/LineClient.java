package io.spserver.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Talks to a server in lines, as a person with {@code nc} would.
 */
final class LineClient implements AutoCloseable {

	private static final int TIMEOUT = 10_000;

	private final Socket socket;

	private final BufferedReader reader;

	LineClient(int port) throws IOException {
		this(new Socket(InetAddress.getLoopbackAddress(), port));
	}

	LineClient(Socket socket) throws IOException {
		this.socket = socket;
		this.socket.setSoTimeout(TIMEOUT);
		this.reader = new BufferedReader(new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
	}

	LineClient send(String... lines) throws IOException {
		this.socket.getOutputStream().write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
		return this;
	}

	/**
	 * Reads a line.
	 * @return the line, {@code null} when the server has closed the connection
	 * @throws IOException if nothing arrives
	 */
	@Nullable String read() throws IOException {
		return this.reader.readLine();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
