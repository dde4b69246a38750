package io.spserver.protocol.smtp;

import java.io.IOException;
import java.util.stream.Stream;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said to which command in which state: each row is a session.
 */
class SmtpDialogueTests extends MailTest {

	private static final String TO_DATA = "EHLO c 250; MAIL FROM:<a@b> 250; RCPT TO:<j@example.org> 250; DATA 354; ";

	SmtpDialogueTests() {
		super(Pattern.HALF_SYNC_HALF_ASYNC);
	}

	static Stream<String> sessions() {
		return Stream.of("MAIL FROM:<a@b> 503; RCPT TO:<a@b> 503; DATA 503; QUIT 221",
				"HELO c 250; RCPT TO:<j@example.org> 503; MAIL FROM:<a@b> 250; MAIL FROM:<a@b> 503; DATA 554",
				"HELO c 250; HELO d 250; EHLO e 250; NOOP 250; NOOP x 250; RSET 250; HELP 214; HELP x 214; QUIT 221",
				"EHLO c 250; MAIL FROM:<a@b> 250; EHLO c 250; RCPT TO:<j@example.org> 503; MAIL FROM:<> 250",
				"EHLO c 250; MAIL FROM:<a@b> 250; RSET 250; MAIL FROM:<a@b> 250; RCPT TO:<j@elsewhere> 550; DATA 554",
				TO_DATA + "x\r\n. 250; RCPT TO:<j@example.org> 503; DATA 503; MAIL FROM:<a@b> 250; RSET 250; QUIT 221",
				"EHLO c 250; MAIL FROM:<a@b> 250; RCPT TO:<j@example.org> 250; RCPT TO:<k@elsewhere> 550; DATA 354; . 250",
				"HELO 501; EHLO 501; EHLO a b 501; HELO a@b 501; EHLO [127.0.0.1] 250; HELO under_score 250",
				"LHLO c 500; VRFY 501; VRFY joe 252; EXPN list 502; STARTTLS 502; AUTH PLAIN 502; XCLIENT ADDR=1.2.3.4 550",
				"HELO c 250; MAIL FROM:<a@b> SIZE=1 555; MAIL FROM:<a@b> 250; RCPT TO:<j@example.org> NOTIFY=NEVER 555",
				"ehlo c 250; mail from:<a@b> 250; rcpt to:<j@example.org> 250; data 354; . 250; quit 221",
				"EHLO c 250; MAIL FROM: <a@b> 250; RCPT TO: <j@example.org> 250; DATA x 501; DATA 354; . 250",
				"EHLO c 250; MAIL FROM:<a@b> BODY=BINARYMIME 250; RCPT TO:<j@example.org> 250; DATA 503; RSET 250",
				"EHLO c 250; MAIL FROM:<a@b> 250; RCPT TO:<postmaster> 550; RCPT TO:<Postmaster@EXAMPLE.org> 250");
	}

	@ParameterizedTest
	@MethodSource("sessions")
	void answersAsTheStateDemands(String session) throws IOException {
		SpServer server = start();
		try (MailClient client = MailClient.greeted(server)) {
			for (String step : session.split("; ?")) {
				int space = step.lastIndexOf(' ');
				assertThat(client.code(step.substring(0, space))).as(step)
					.isEqualTo(Integer.parseInt(step.substring(space + 1)));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "X", "MAIL", "MAILFROM:<a@b>", "FROB", "é", "EHLO\tc", "NOOP\u0001", "\u0000",
			"NO\rOP", "GET /", "HOST", "DATA\t", ".", "..", "BDATA", "MAIL FROM:<a@b", "Q", "RCPT TO:", "MAIL TO:<a@b>",
			"RCPT FROM:<a@b>", "MAIL FROM:a@b", "MAIL FROM:<a@b>x", "MAIL FROM:<a b@c>", "MAIL FROM:<a@b> SIZE",
			"MAIL FROM:<a@b> SIZE=x", "MAIL FROM:<a@b> X=1", "MAIL FROM:<a@b> BODY=9BIT" })
	void refusesABadCommandAndGoesOn(String command) throws IOException {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			assertThat(client.code(command)).isBetween(500, 555);
			assertThat(client.code("MAIL FROM:<a@b>")).isEqualTo(250);
			assertThat(client.code(command)).isBetween(500, 555);
			assertThat(client.code("RCPT TO:<joe@example.org>")).isEqualTo(250);
		}
	}

	static Stream<Arguments> parameters() {
		return Stream.of(Arguments.of("MAIL FROM:<a@b> SIZE=1000 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=x+2By", "250"),
				Arguments.of("MAIL FROM:<a@b> SIZE=99999999999", "552 5.3.4"),
				Arguments.of("MAIL FROM:<a@b> SIZE=1 SIZE=2", "501 5.5.4"),
				Arguments.of("MAIL FROM:<a@b> size=1 body=7bit", "250"),
				Arguments.of("MAIL FROM:<a@b> SMTPUTF8=1", "501 5.5.4"),
				Arguments.of("MAIL FROM:<a@b> RET=ALL", "501 5.5.4"),
				Arguments.of("MAIL FROM:<a@b> ENVID=a+0Db", "501 5.5.4"),
				Arguments.of("MAIL FROM:<a@b> NOTIFY=NEVER", "555 5.5.4"),
				Arguments.of("MAIL FROM:<a@b> AUTH=<>", "555 5.5.4"), Arguments.of("MAIL FROM:<a@b> =1", "501 5.5.4"),
				Arguments.of("MAIL FROM:<jörg@b>", "500 5.5.2"), Arguments.of("RCPT TO:<@x,@y.z:j@example.org>", "250"),
				Arguments.of("RCPT TO:<j@example.org> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;j+2Bx@example.org", "250"),
				Arguments.of("RCPT TO:<j@example.org> NOTIFY=NEVER,DELAY", "501 5.5.4"),
				Arguments.of("RCPT TO:<j@example.org> NOTIFY=x", "501 5.5.4"),
				Arguments.of("RCPT TO:<j@example.org> ORCPT=j@example.org", "501 5.5.4"),
				Arguments.of("RCPT TO:<j@example.org> SIZE=1", "555 5.5.4"), Arguments.of("RCPT TO:<>", "501 5.1.3"),
				Arguments.of("RCPT TO:<\"j r\"@example.org>", "250"));
	}

	@ParameterizedTest
	@MethodSource("parameters")
	void readsParameters(String command, String expected) throws IOException {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			if (command.startsWith("RCPT")) {
				client.ask("MAIL FROM:<a@b>");
			}
			assertThat(client.ask(command)).startsWith(expected);
		}
	}

}
