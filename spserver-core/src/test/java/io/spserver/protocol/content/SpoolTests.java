package io.spserver.protocol.content;

import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class SpoolTests {

	@Test
	void smallContentStaysInMemory() throws IOException {
		try (Spool spool = new Spool(4)) {
			spool.write(new byte[] { 1, 2 });
			spool.write(new byte[] { 3, 4 });
			assertThat(spool.isInMemory()).isTrue();
			assertThat(spool.length()).isEqualTo(4);
			assertThat(spool.toByteArray()).containsExactly(1, 2, 3, 4);
			assertThat(spool.openStream()).hasBinaryContent(new byte[] { 1, 2, 3, 4 });
		}
	}

	@Test
	void largeContentIsInAFileAndReadAnyNumberOfTimes() throws IOException {
		try (Spool spool = new Spool(2)) {
			spool.write(new byte[] { 1, 2 });
			spool.write(new byte[] { (byte) 0xff });
			spool.write(new byte[] { 4 });
			assertThat(spool.isInMemory()).isFalse();
			assertThat(spool.length()).isEqualTo(4);
			InputStream one = spool.openStream();
			assertThat(one.read()).isEqualTo(1);
			InputStream two = spool.openStream();
			assertThat(one.skip(1)).isEqualTo(1);
			assertThat(one.read()).isEqualTo(0xff);
			assertThat(one.available()).isEqualTo(1);
			assertThat(one.read()).isEqualTo(4);
			assertThat(one.read()).isEqualTo(-1);
			assertThat(one.read(new byte[1])).isEqualTo(-1);
			assertThat(two).hasBinaryContent(new byte[] { 1, 2, (byte) 0xff, 4 });
		}
	}

	@Test
	void closedSpoolHoldsNothing() throws IOException {
		Spool spool = new Spool(0);
		spool.write(new byte[] { 1 });
		InputStream stream = spool.openStream();
		spool.close();
		spool.close();
		assertThatIOException().isThrownBy(stream::read);
		assertThatIOException().isThrownBy(spool::openStream);
		assertThatIOException().isThrownBy(() -> spool.write(new byte[1]));
	}

}
