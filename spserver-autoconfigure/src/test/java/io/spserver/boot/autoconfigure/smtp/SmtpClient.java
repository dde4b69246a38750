package io.spserver.boot.autoconfigure.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Talks SMTP or LMTP in raw lines. The greeting has been read.
 */
public final class SmtpClient implements AutoCloseable {

	private final Socket socket;

	private final BufferedReader reader;

	public SmtpClient(int port) {
		try {
			this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
			this.socket.setSoTimeout(30_000);
			this.reader = new BufferedReader(
					new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
			assertThat(read()).startsWith("220 ");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Connects to the server 'mail' of an application. */
	public static SmtpClient of(ApplicationContext context) {
		return new SmtpClient(context.getEnvironment().getRequiredProperty("local.spserver.mail.port", Integer.class));
	}

	/** Sends lines and gives the last line of the answer. */
	public String say(String... lines) {
		send(lines);
		return read();
	}

	public void send(String... lines) {
		try {
			this.socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String read() {
		try {
			String line = this.reader.readLine();
			while (line != null && line.length() > 3 && line.charAt(3) == '-') {
				line = this.reader.readLine();
			}
			return String.valueOf(line);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whether an answer has come. */
	public boolean hasAnswer() throws IOException {
		return this.socket.getInputStream().available() > 0;
	}

	public SmtpClient hello() {
		assertThat(say("EHLO client.example.org")).startsWith("250 ");
		return this;
	}

	/** Logs in by PLAIN. */
	public String auth(String user, String password) {
		byte[] response = ("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8);
		return say("AUTH PLAIN " + Base64.getEncoder().encodeToString(response));
	}

	/** Begins a mail, up to the answer to DATA. */
	public SmtpClient begin(String from, String... recipients) {
		assertThat(say("MAIL FROM:<" + from + ">")).startsWith("250 ");
		for (String recipient : recipients) {
			assertThat(say("RCPT TO:<" + recipient + ">")).startsWith("250 ");
		}
		assertThat(say("DATA")).startsWith("354 ");
		return this;
	}

	/** Sends a mail with the subject 'hello'. */
	public String mail(String from, String... recipients) {
		return begin(from, recipients).say("Subject: hello", "", "Hello.", ".");
	}

	@Override
	public void close() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
