package io.spserver.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import io.spserver.boot.annotation.LocalSpServerPort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.json.JsonAssert;
import org.springframework.test.json.JsonCompareMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the server {@code mail} and what remote calls tell of it.
 */
@SampleTest
class MailTests {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@LocalSpServerPort("mail")
	private int port;

	@LocalSpServerPort("admin")
	private int adminPort;

	@Autowired
	private MailHandler mails;

	@BeforeEach
	void clear() {
		this.mails.clear();
	}

	@Test
	void listsWhatHasArrived() throws Exception {
		sendMails(1);
		JsonAssert.comparator(JsonCompareMode.LENIENT).assertIsMatch("""
				{"result": [{"from": "ann@example.org", "to": ["bob@example.org", "carl@example.com"],
					"subject": "Grüße 1"}]}""", call("mail.list"));
	}

	@Test
	void countsAndForgets() throws Exception {
		sendMails(2);
		assertThat(call("mail.count")).contains("\"result\":2");
		assertThat(call("mail.clear")).contains("\"result\":2");
		assertThat(call("mail.count")).contains("\"result\":0");
	}

	@Test
	void keepsTheLastMailsOnly() throws Exception {
		sendMails(101);
		assertThat(this.mails.list()).hasSize(100)
			.first()
			.satisfies((mail) -> assertThat(mail.subject()).isEqualTo("Grüße 2"));
	}

	private void sendMails(int count) throws IOException {
		try (LineClient smtp = new LineClient(this.port)) {
			assertThat(smtp.read()).startsWith("220 ");
			assertThat(smtp.send("HELO test.example.org\r").read()).startsWith("250 ");
			for (int i = 1; i <= count; i++) {
				assertThat(smtp.send("MAIL FROM:<ann@example.org>\r").read()).startsWith("250 ");
				assertThat(smtp.send("RCPT TO:<bob@example.org>\r").read()).startsWith("250 ");
				assertThat(smtp.send("RCPT TO:<carl@example.com>\r").read()).startsWith("250 ");
				assertThat(smtp.send("DATA\r").read()).startsWith("354 ");
				assertThat(smtp.send("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?= " + i + "\r", "\r", "Hello\r", ".\r").read())
					.startsWith("250 ");
			}
			assertThat(smtp.send("QUIT\r").read()).startsWith("221 ");
		}
	}

	private String call(String method) throws IOException, InterruptedException {
		return client
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.adminPort + "/rpc"))
				.header("Content-Type", "application/json")
				.POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"id\":1}"))
				.build(), BodyHandlers.ofString())
			.body();
	}

}
