package io.spserver.boot.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SharedContentStream}.
 */
class SharedContentStreamTests {

	private final byte[] bytes = new byte[50_000];

	private final SharedContentStream stream;

	SharedContentStreamTests() {
		new Random(1).nextBytes(this.bytes);
		this.stream = new SharedContentStream(MailContent.of(this.bytes));
	}

	@Test
	void readsAll() throws IOException {
		assertThat(this.stream.readAllBytes()).isEqualTo(this.bytes);
		assertThat(this.stream.read()).isNegative();
		assertThat(this.stream.getPosition()).isEqualTo(50_000);
	}

	@Test
	void readsByteByByte() throws IOException {
		for (byte expected : this.bytes) {
			assertThat((byte) this.stream.read()).isEqualTo(expected);
		}
		assertThat(this.stream.available()).isZero();
	}

	@Test
	void readsPartsWithoutMoving() throws IOException {
		this.stream.skip(10);
		try (InputStream part = this.stream.newStream(20_000, 20_003);
				InputStream rest = this.stream.newStream(49_998, -1)) {
			assertThat(part.readAllBytes()).containsExactly(this.bytes[20_000], this.bytes[20_001], this.bytes[20_002]);
			assertThat(rest.readAllBytes()).containsExactly(this.bytes[49_998], this.bytes[49_999]);
		}
		assertThat((byte) this.stream.read()).isEqualTo(this.bytes[10]);
	}

	@Test
	void partsHaveParts() throws IOException {
		SharedContentStream part = (SharedContentStream) this.stream.newStream(100, 200);
		try (InputStream inner = part.newStream(10, 500)) {
			byte[] read = inner.readAllBytes();
			assertThat(read).hasSize(90);
			assertThat(read[0]).isEqualTo(this.bytes[110]);
		}
	}

	@Test
	void goesBackToItsMark() throws IOException {
		this.stream.skip(9_000);
		this.stream.mark(30_000);
		byte[] first = this.stream.readNBytes(30_000);
		this.stream.reset();
		assertThat(this.stream.readNBytes(30_000)).isEqualTo(first);
	}

	@Test
	void skipsNoFurtherThanItsEnd() throws IOException {
		assertThat(this.stream.skip(60_000)).isEqualTo(50_000);
		assertThat(this.stream.read()).isNegative();
	}

}
