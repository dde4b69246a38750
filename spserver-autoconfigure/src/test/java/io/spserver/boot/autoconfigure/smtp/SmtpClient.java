package io.spserver.boot.autoconfigure.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.spserver.boot.autoconfigure.TestClient;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Talks SMTP or LMTP in raw lines. The greeting has been read.
 */
public final class SmtpClient implements AutoCloseable {

	private final TestClient client;

	public SmtpClient(int port) {
		this.client = new TestClient(port);
		assertThat(read()).startsWith("220 ");
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
		this.client.write(String.join("\r\n", lines) + "\r\n");
	}

	public String read() {
		String line = this.client.read();
		while (line != null && line.length() > 3 && line.charAt(3) == '-') {
			line = this.client.read();
		}
		return String.valueOf(line);
	}

	/** Whether an answer has come. */
	public boolean hasAnswer() {
		return this.client.hasMore();
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
		this.client.close();
	}

}
