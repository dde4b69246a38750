package io.spserver.protocol.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

import io.spserver.server.SpServer;

/**
 * A peer for tests that says exactly what it is told to. One character is one byte. Waits
 * ten seconds at most for anything.
 */
final class WebClient implements Closeable {

	private static final int PATIENCE_MILLIS = 10_000;

	private final Socket socket = new Socket();

	private final InputStream in;

	WebClient(SpServer server) throws IOException {
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		this.socket.connect((InetSocketAddress) server.localAddress(), PATIENCE_MILLIS);
		this.in = this.socket.getInputStream();
	}

	WebClient send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	WebClient get(String path) throws IOException {
		return send("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
	}

	/** The next head, with the empty line. */
	String head() throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int c = this.in.read();
			if (c < 0) {
				return head.toString();
			}
			head.append((char) c);
		}
		return head.toString();
	}

	/** The next bytes. */
	String bytes(int count) throws IOException {
		return new String(this.in.readNBytes(count), StandardCharsets.ISO_8859_1);
	}

	/** The next answer, whose body has an announced length. */
	String answer() throws IOException {
		String head = head();
		int start = head.indexOf("Content-Length: ");
		if (start < 0) {
			return head;
		}
		int end = head.indexOf("\r\n", start);
		return head + bytes(Integer.parseInt(head.substring(start + "Content-Length: ".length(), end)));
	}

	/** All that comes until the connection ends, in whatever way. */
	String rest() throws IOException {
		ByteArrayOutputStream rest = new ByteArrayOutputStream();
		try {
			this.in.transferTo(rest);
		}
		catch (SocketTimeoutException ex) {
			throw ex;
		}
		catch (IOException ex) {
			rest.writeBytes("<reset>".getBytes(StandardCharsets.ISO_8859_1));
		}
		return rest.toString(StandardCharsets.ISO_8859_1);
	}

	Socket socket() {
		return this.socket;
	}

	/** Closes the connection with a reset. */
	void vanish() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
