package io.spserver.protocol.smtp;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import io.spserver.server.SpServer;
import org.jspecify.annotations.Nullable;

/**
 * A peer for tests that says exactly what it is told to. One character is one byte. Waits
 * ten seconds at most for anything.
 */
final class MailClient implements Closeable {

	private static final int PATIENCE_MILLIS = 10_000;

	private Socket socket = new Socket();

	private BufferedReader in;

	MailClient(SpServer server) throws IOException {
		InetSocketAddress address = (InetSocketAddress) Objects.requireNonNull(server.localAddress());
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		this.socket.setTcpNoDelay(true);
		this.socket.connect(address, PATIENCE_MILLIS);
		this.in = reader(this.socket);
	}

	private static BufferedReader reader(Socket socket) throws IOException {
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
	}

	/** A client that has been greeted. */
	static MailClient greeted(SpServer server) throws IOException {
		MailClient client = new MailClient(server);
		client.reply();
		return client;
	}

	/** A client that has said EHLO. */
	static MailClient introduced(SpServer server) throws IOException {
		MailClient client = greeted(server);
		client.ask("EHLO client.example");
		return client;
	}

	/** A client that may send content. */
	static MailClient transmitting(SpServer server) throws IOException {
		MailClient client = introduced(server);
		client.ask("MAIL FROM:<a@b.example>");
		client.ask("RCPT TO:<joe@example.org>");
		client.ask("DATA");
		return client;
	}

	MailClient send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		this.socket.getOutputStream().flush();
		return this;
	}

	/** The next reply, its lines with a slash between them; null at the end. */
	@Nullable String reply() throws IOException {
		StringBuilder reply = new StringBuilder();
		String line = this.in.readLine();
		while (line != null && line.length() > 3 && line.charAt(3) == '-') {
			reply.append(line).append(" / ");
			line = this.in.readLine();
		}
		return (line != null) ? reply.append(line).toString() : null;
	}

	String ask(String line) throws IOException {
		return String.valueOf(send(line + "\r\n").reply());
	}

	/** The code of the reply to a line. */
	int code(String line) throws IOException {
		String reply = ask(line);
		return (reply.length() >= 3 && Character.isDigit(reply.charAt(0))) ? Integer.parseInt(reply.substring(0, 3))
				: -1;
	}

	/** What arrives until the connection ends. */
	String rest() throws IOException {
		StringBuilder rest = new StringBuilder();
		for (String reply = reply(); reply != null; reply = reply()) {
			rest.append(reply).append('\n');
		}
		return rest.toString();
	}

	void startTls(SSLContext trusting) throws IOException {
		SSLSocket encrypted = (SSLSocket) trusting.getSocketFactory()
			.createSocket(this.socket, "localhost", this.socket.getPort(), true);
		encrypted.startHandshake();
		this.socket = encrypted;
		this.in = reader(encrypted);
	}

	MailClient endInput() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/** Closes the connection with a reset. */
	void vanish() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
