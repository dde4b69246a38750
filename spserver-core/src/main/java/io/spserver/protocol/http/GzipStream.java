package io.spserver.protocol.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses what it reads from a stream (RFC 1952), a piece at a time. Belongs to its
 * reader; to be closed, since a deflater holds memory outside of the heap. Closes itself
 * only, not what it reads.
 */
final class GzipStream extends InputStream {

	private static final int PIECE = 8192;

	private static final byte[] HEADER = { 0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff };

	private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);

	private final CRC32 checksum = new CRC32();

	private final byte[] input = new byte[PIECE];

	private final InputStream in;

	/** Whether what has been read is passed on before waiting for more. */
	private final boolean live;

	private byte[] output = HEADER;

	private int next;

	private int end = HEADER.length;

	private boolean ended;

	private boolean flushing;

	GzipStream(InputStream in, boolean live) {
		this.in = in;
		this.live = live;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int count = 0;
		while (count < length && !(this.next == this.end && (this.ended || (count > 0 && isWaiting())))) {
			if (this.next == this.end) {
				deflate();
			}
			int copied = Math.min(length - count, this.end - this.next);
			System.arraycopy(this.output, this.next, bytes, offset + count, copied);
			this.next += copied;
			count += copied;
		}
		return (count > 0 || length == 0) ? count : -1;
	}

	/** Whether all that has been read is passed on, so that to go on might block. */
	private boolean isWaiting() {
		return this.live && !this.flushing && this.deflater.needsInput();
	}

	@Override
	public int available() {
		return this.end - this.next;
	}

	private void deflate() throws IOException {
		if (this.output == HEADER) {
			this.output = new byte[PIECE];
		}
		if (!this.flushing && !this.deflater.finished() && this.deflater.needsInput()) {
			readInput();
		}
		this.next = 0;
		this.end = this.deflater.deflate(this.output, 0, PIECE,
				(this.flushing) ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH);
		this.flushing &= this.end == PIECE;
		if (this.end == 0 && this.deflater.finished()) {
			writeTrailer();
			this.ended = true;
		}
	}

	private void readInput() throws IOException {
		int count = this.in.read(this.input, 0, PIECE);
		if (count < 0) {
			this.deflater.finish();
			return;
		}
		this.checksum.update(this.input, 0, count);
		this.deflater.setInput(this.input, 0, count);
		this.flushing = this.live && this.in.available() == 0;
	}

	private void writeTrailer() {
		writeInt((int) this.checksum.getValue());
		writeInt(this.deflater.getTotalIn());
	}

	private void writeInt(int value) {
		for (int shift = 0; shift < 32; shift += 8) {
			this.output[this.end++] = (byte) (value >> shift);
		}
	}

	@Override
	public void close() {
		this.ended = true;
		this.deflater.end();
	}

}
