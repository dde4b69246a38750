package io.spserver.protocol.smtp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MailStream}.
 */
class MailStreamTests {

	/** Counts what is read of it. */
	private static final class CountedContent extends ByteArrayInputStream {

		private int read;

		private CountedContent(String text) {
			super(text.getBytes(StandardCharsets.US_ASCII));
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			int count = super.read(bytes, offset, length);
			this.read += Math.max(0, count);
			return count;
		}

	}

	private final CountedContent content = new CountedContent("0123456789".repeat(1000));

	private final InputStream mail = MailStream.of("header".getBytes(StandardCharsets.US_ASCII), this.content);

	@Test
	void readsTheHeaderAndThenTheContent() throws IOException {
		assertThat(new String(this.mail.readAllBytes(), StandardCharsets.US_ASCII)).startsWith("header0123")
			.hasSize(10_006);
	}

	@Test
	void skipsWithoutReading() throws IOException {
		this.mail.skipNBytes(3);
		assertThat(this.mail.readNBytes(3)).asString().isEqualTo("der");
		this.mail.skipNBytes(9_995);
		assertThat(this.content.read).isZero();
		assertThat(this.mail.readAllBytes()).asString().isEqualTo("56789");
		assertThat(this.mail.skip(1)).isZero();
	}

	@Test
	void skipsFromTheHeaderIntoTheContent() throws IOException {
		this.mail.skipNBytes(7);
		assertThat(this.mail.readNBytes(2)).asString().isEqualTo("12");
	}

}
