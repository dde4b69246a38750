package io.spserver.boot.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.spserver.protocol.smtp.SmtpException;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link HeaderBudget}, and for the message and the parts that keep to it.
 */
class HeaderBudgetTests {

	private static final String MULTIPART = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

	private static final String MANY_FIELDS = "a:\r\n".repeat(100_000);

	private static final String LONG_LINE = "x".repeat(2_000_000);

	@Test
	void headerOfFarTooManyFieldsIsRefused() {
		assertRefused(MANY_FIELDS + "\r\nbody");
	}

	@Test
	void headerOfOneHugeLineIsRefused() {
		assertRefused("Subject: " + LONG_LINE + "\r\n\r\nbody");
		assertRefused("To: a\r\nSubject: s\r\n" + (" " + "x".repeat(900) + "\r\n").repeat(2_000) + "\r\nbody");
	}

	@Test
	void mailThatIsNothingButHeaderIsRefused() {
		assertRefused(LONG_LINE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r", "\r\r\n" })
	void linesMayEndInAnyWay(String lineEnd) {
		assertRefused("a:\r\n" + ("a:" + lineEnd).repeat(100_000) + "\r\n\r\nbody");
	}

	@Test
	void headersOfPartsCount() {
		assertRefused(MULTIPART + "--b\r\nX-Field: 1\r\n\r\none\r\n--b\r\n" + MANY_FIELDS + "\r\ntwo\r\n--b--\r\n");
	}

	@Test
	void headersOfAllPartsCountTogether() {
		String part = "--b\r\n" + "a:\r\n".repeat(100) + "\r\nbody\r\n";
		assertRefused(MULTIPART + part.repeat(250) + "--b--\r\n");
		assertThat(mail(MULTIPART + part.repeat(150) + "--b--\r\n").attachments()).isEmpty();
	}

	@Test
	void headersOfPartsOfPartsCount() {
		assertRefused(MULTIPART + "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n" + MANY_FIELDS
				+ "\r\nbody\r\n--c--\r\n--b--\r\n");
	}

	@Test
	void textBeforeThePartsCounts() {
		assertRefused(MULTIPART + "text\r\n".repeat(500_000));
		assertRefused(MULTIPART + LONG_LINE + "\r\n--b\r\n\r\nbody\r\n--b--\r\n");
	}

	@Test
	void partsAreFoundThoughTheirBoundaryIsNotSaid() {
		assertRefused("Content-Type: multipart/mixed\r\n\r\n--z\r\n\r\none\r\n--z\r\n" + MANY_FIELDS
				+ "\r\ntwo\r\n--z--\r\n");
	}

	@Test
	void bodiesDoNotCount() throws MessagingException, IOException {
		String body = "line\r\n\r\n-- \r\n".repeat(200_000);
		ReceivedMail mail = mail(MULTIPART + "--b\r\n\r\n" + body + "\r\n--b\r\nContent-Disposition: attachment\r\n\r\n"
				+ body + "\r\n--b--\r\n");
		assertThat(mail.text()).isEqualTo(body);
		assertThat(mail.attachments().get(0).bytes()).asString(StandardCharsets.US_ASCII).isEqualTo(body);
		assertThat(mail("To: a\r\n\r\n" + body).text()).isEqualTo(body);
	}

	@Test
	void headersOfMailsWithinTheMailCount() throws MessagingException, IOException {
		String inner = MULTIPART + "--b\r\nContent-Type: message/rfc822\r\n\r\n%s\r\n--b--\r\n";
		Object small = firstPart(mail(inner.formatted("Subject: within\r\n\r\nbody")));
		assertThat(small).isInstanceOf(MimeMessage.class);
		assertThat(((MimeMessage) small).getSubject()).isEqualTo("within");
		ReceivedMail huge = mail(inner.formatted(MANY_FIELDS + "\r\nbody"));
		assertThatExceptionOfType(SmtpException.class).isThrownBy(() -> firstPart(huge));
	}

	@Test
	void messageCanStillBeGivenOtherContent() throws MessagingException, IOException {
		MimeMessage message = mail(MULTIPART + "--b\r\n\r\nbody\r\n--b--\r\n").message();
		assertThat(((MimeMultipart) message.getContent()).getCount()).isEqualTo(1);
		assertThat(message.getContent()).isSameAs(message.getContent());
		message.setText("other");
		assertThat(message.getContent()).isEqualTo("other");
	}

	private static Object firstPart(ReceivedMail mail) throws MessagingException, IOException {
		return ((Multipart) mail.message().getContent()).getBodyPart(0).getContent();
	}

	private static void assertRefused(String content) {
		assertThatExceptionOfType(SmtpException.class).isThrownBy(() -> mail(content).attachments())
			.satisfies((ex) -> assertThat(ex.reply().code()).isEqualTo(554))
			.withMessageContaining("headers of the mail are too large");
	}

	private static ReceivedMail mail(String content) {
		return ReceivedMail.of(content.getBytes(StandardCharsets.UTF_8), "ann@example.org", "bob@example.org");
	}

}
