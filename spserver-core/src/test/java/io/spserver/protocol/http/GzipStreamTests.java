package io.spserver.protocol.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class GzipStreamTests {

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 100, 8191, 8192, 8193, 200_000 })
	void contentIsTheSameWhenItIsInflated(int length) throws IOException {
		byte[] content = new byte[length];
		new Random(length).nextBytes(content);
		Arrays.fill(content, 0, length / 2, (byte) 'a');
		for (int piece : new int[] { 1, 7, 8192, 100_000 }) {
			assertThat(inflate(read(new GzipStream(new ByteArrayInputStream(content), false), piece)))
				.isEqualTo(content);
			assertThat(inflate(read(new GzipStream(new ByteArrayInputStream(content), true), piece)))
				.isEqualTo(content);
		}
	}

	@Test
	void pieceOfALiveStreamIsPassedOnBeforeTheNextIsWaitedFor() throws Exception {
		Queue<byte[]> pieces = new ArrayDeque<>();
		Inflater inflater = new Inflater(true);
		try (GzipStream gzip = new GzipStream(new Pieces(pieces), true)) {
			assertThat(gzip.readNBytes(10)).hasSize(10);
			for (String piece : new String[] { "first", "second", "x".repeat(8192) }) {
				pieces.add(piece.getBytes());
				byte[] compressed = new byte[20_000];
				int count = gzip.read(compressed);
				inflater.setInput(compressed, 0, count);
				byte[] inflated = new byte[20_000];
				assertThat(new String(inflated, 0, inflater.inflate(inflated))).isEqualTo(piece);
			}
		}
		finally {
			inflater.end();
		}
	}

	@Test
	void closedStreamLeavesItsSourceOpen() {
		Pieces source = new Pieces(new ArrayDeque<>());
		GzipStream gzip = new GzipStream(source, false);
		gzip.close();
		gzip.close();
		assertThat(source.closed).isFalse();
	}

	private static byte[] read(InputStream in, int piece) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] bytes = new byte[piece];
		for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
			assertThat(count).isPositive();
			all.write(bytes, 0, count);
		}
		in.close();
		return all.toByteArray();
	}

	private static byte[] inflate(byte[] compressed) throws IOException {
		return new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes();
	}

	/** Fails where a real stream would wait. */
	private static final class Pieces extends InputStream {

		private final Queue<byte[]> pieces;

		private boolean closed;

		Pieces(Queue<byte[]> pieces) {
			this.pieces = pieces;
		}

		@Override
		public int read() {
			throw new UnsupportedOperationException();
		}

		@Override
		public int read(byte[] bytes, int offset, int length) {
			byte[] piece = this.pieces.remove();
			System.arraycopy(piece, 0, bytes, offset, piece.length);
			return piece.length;
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
