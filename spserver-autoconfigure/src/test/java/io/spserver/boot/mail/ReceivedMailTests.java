package io.spserver.boot.mail;

import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.spserver.protocol.smtp.SmtpException;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ReceivedMail}.
 */
class ReceivedMailTests {

	private static final String WITH_PARTS = """
			From: Ann <ann@example.org>
			Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=
			MIME-Version: 1.0
			Content-Type: multipart/mixed; boundary=outer

			not seen
			--outer
			Content-Type: multipart/alternative; boundary=inner

			--inner
			Content-Type: text/plain; charset=iso-8859-1
			Content-Transfer-Encoding: quoted-printable

			Gr=FC=DFe
			--inner
			Content-Type: text/html; charset=utf-8

			<b>Grüße</b>
			--inner--
			--outer
			Content-Type: IMAGE/PNG; name="=?utf-8?q?b=C3=A4r.png?="
			Content-ID: <bear@example.org>
			Content-Disposition: inline
			Content-Transfer-Encoding: base64

			AAEC
			--outer
			Content-Type: text/plain
			Content-Disposition: attachment; filename=notes.txt

			notes
			--outer
			Content-Type: message/rfc822

			Subject: another

			mail
			--outer--
			""".replace("\n", "\r\n");

	@Test
	void tellsTheEnvelope() {
		ReceivedMail mail = ReceivedMail.of(new byte[0], "ann@example.org", "bob@example.org", "carl@example.com");
		assertThat(mail.sender().address()).hasToString("ann@example.org");
		assertThat(mail.recipients()).extracting((recipient) -> recipient.address().toString())
			.containsExactly("bob@example.org", "carl@example.com");
		assertThat(ReceivedMail.of(new byte[0], "", "bob@example.org").sender().address().isEmpty()).isTrue();
	}

	@Test
	void refusesAddressesThatAreNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> ReceivedMail.of(new byte[0], "ann@", "bob@example.org"));
	}

	@Test
	void findsTextAndHtml() {
		ReceivedMail mail = mail(WITH_PARTS);
		assertThat(mail.subject()).isEqualTo("Grüße");
		assertThat(mail.text()).isEqualTo("Grüße");
		assertThat(mail.html()).isEqualTo("<b>Grüße</b>");
	}

	@Test
	void findsAttachments() throws IOException {
		List<MailAttachment> attachments = mail(WITH_PARTS).attachments();
		assertThat(attachments).extracting(MailAttachment::contentType)
			.containsExactly("image/png", "text/plain", "message/rfc822");
		assertThat(attachments).extracting(MailAttachment::name).containsExactly("bär.png", "notes.txt", null);
		assertThat(attachments.get(0).contentId()).isEqualTo("bear@example.org");
		assertThat(attachments.get(0).isInline()).isTrue();
		assertThat(attachments.get(0).bytes()).containsExactly(0, 1, 2);
		assertThat(attachments.get(1).isInline()).isFalse();
		assertThat(attachments.get(1).bytes()).asString(StandardCharsets.UTF_8).isEqualTo("notes");
	}

	@Test
	void plainMailIsTextWithoutAttachments() {
		ReceivedMail mail = mail("Subject: s\r\n\r\nHello\r\n");
		assertThat(mail.text()).isEqualTo("Hello\r\n");
		assertThat(mail.html()).isNull();
		assertThat(mail.attachments()).isEmpty();
	}

	@Test
	void isAMessageOfJakartaMail() throws MessagingException {
		ReceivedMail mail = mail(WITH_PARTS);
		assertThat(mail.message().getFrom()).extracting(Object::toString).containsExactly("Ann <ann@example.org>");
		assertThat(mail.message()).isSameAs(mail.message());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Type: ;;;\r\n\r\nbody", "Content-Type: multipart/mixed\r\n\r\nno boundary",
			"Content-Type: text/plain; charset=none\r\n\r\nbody", "Content-Disposition: ;;\r\n\r\nbody" })
	void oddMailIsReadOrRefusedForGood(String content) {
		ReceivedMail mail = mail(content);
		try {
			assertThat(mail.attachments()).hasSizeLessThan(2);
			assertThat(mail.text()).isNotEqualTo("");
		}
		catch (SmtpException ex) {
			assertThat(ex.reply().code()).isEqualTo(554);
		}
	}

	@Test
	void mailOfFarTooManyPartsIsRefusedBeforeTheyTakeMemory() {
		String content = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\n".repeat(1_000_000);
		assertThatExceptionOfType(SmtpException.class).isThrownBy(() -> mail(content).attachments())
			.satisfies((ex) -> assertThat(ex.reply().code()).isEqualTo(554));
	}

	@Test
	void partsThatAreNestedTooDeepAreRefused() {
		StringBuilder content = new StringBuilder();
		for (int i = 0; i < 60; i++) {
			content.append("Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n");
		}
		assertThatExceptionOfType(SmtpException.class).isThrownBy(() -> mail(content.toString()).attachments())
			.satisfies((ex) -> assertThat(ex.reply().code()).isEqualTo(554));
	}

	@Test
	void detachedMailIsTheSame() {
		ReceivedMail mail = mail(WITH_PARTS);
		ReceivedMail detached = mail.detach();
		assertThat(detached.bytes()).isEqualTo(mail.bytes());
		assertThat(detached.id()).isEqualTo(mail.id());
		assertThat(detached).hasToString("none from <ann@example.org> to [<bob@example.org>]");
	}

	@Test
	void needsJakartaMailOnlyForParts() throws Throwable {
		URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.contains("jakarta.mail"))
			.map(ReceivedMailTests::url)
			.toArray(URL[]::new);
		try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
			Class<?> type = loader.loadClass(ReceivedMail.class.getName());
			MethodHandles.Lookup lookup = MethodHandles.publicLookup();
			MethodHandle of = lookup.findStatic(type, "of",
					MethodType.methodType(type, byte[].class, String.class, String[].class));
			MethodHandle subject = lookup.findVirtual(type, "subject", MethodType.methodType(String.class));
			MethodHandle text = lookup.findVirtual(type, "text", MethodType.methodType(String.class));
			Object mail = of.invokeWithArguments(WITH_PARTS.getBytes(StandardCharsets.UTF_8), "", "bob@example.org");
			assertThat(subject.invokeWithArguments(mail)).isEqualTo("Grüße");
			assertThatIllegalStateException().isThrownBy(() -> text.invokeWithArguments(mail))
				.withMessageContaining("org.eclipse.angus:jakarta.mail");
		}
	}

	private static URL url(String entry) {
		try {
			return Path.of(entry).toUri().toURL();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ReceivedMail mail(String content) {
		return ReceivedMail.of(content.getBytes(StandardCharsets.UTF_8), "ann@example.org", "bob@example.org");
	}

}
