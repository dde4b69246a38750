package io.spserver.protocol.content;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Takes content piece by piece: up to a limit in memory, what is larger in a file of the
 * folder {@code java.io.tmpdir} that only its owner may read. The file goes with
 * {@link #close()}, or with the process; on POSIX systems it has no name from the
 * beginning.
 * <p>
 * Written by one thread at a time, and read when it is complete, then by any number of
 * threads. All methods may block.
 */
public final class Spool implements Closeable {

	private static final String PREFIX = "spserver-";

	private final int memoryLimit;

	private byte[] memory = {};

	private @Nullable FileChannel file;

	private long length;

	private volatile boolean closed;

	/**
	 * Creates a spool; it holds nothing yet.
	 * @param memoryLimit how much is kept in memory at most, in bytes
	 */
	public Spool(int memoryLimit) {
		this.memoryLimit = memoryLimit;
	}

	/**
	 * Adds content.
	 * @param bytes the bytes, taken over: they must not change any more
	 * @throws IOException if they cannot be written, or the spool is closed
	 */
	public void write(byte[] bytes) throws IOException {
		checkOpen();
		FileChannel channel = this.file;
		if (channel == null && this.length + bytes.length > this.memoryLimit) {
			channel = createFile();
			this.file = channel;
			write(channel, this.memory, (int) this.length);
			this.memory = new byte[0];
		}
		if (channel != null) {
			write(channel, bytes, bytes.length);
		}
		else {
			keep(bytes);
		}
		this.length += bytes.length;
	}

	/** What comes first is not copied, since often nothing else comes. */
	private void keep(byte[] bytes) {
		if (this.length == 0) {
			this.memory = bytes;
			return;
		}
		int before = (int) this.length;
		int needed = before + bytes.length;
		if (needed > this.memory.length) {
			this.memory = Arrays.copyOf(this.memory, Math.max(needed, Math.min(this.memoryLimit, 2 * before)));
		}
		System.arraycopy(bytes, 0, this.memory, before, bytes.length);
	}

	private static FileChannel createFile() throws IOException {
		Path path = Files.createTempFile(PREFIX, ".tmp");
		return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
				StandardOpenOption.DELETE_ON_CLOSE);
	}

	private static void write(FileChannel channel, byte[] bytes, int count) throws IOException {
		ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
		while (buffer.hasRemaining()) {
			channel.write(buffer);
		}
	}

	/**
	 * How much was written.
	 * @return the number of bytes
	 */
	public long length() {
		return this.length;
	}

	/**
	 * Whether the content is in memory.
	 * @return {@code false} if there is a file
	 */
	public boolean isInMemory() {
		return this.file == null;
	}

	/**
	 * Reads the content from its beginning.
	 * @return a stream of its own, which need not be closed; it fails when the spool is
	 * closed
	 * @throws IOException if the spool is closed
	 */
	public InputStream openStream() throws IOException {
		checkOpen();
		FileChannel channel = this.file;
		return (channel != null) ? new ChannelInputStream(channel, this.length)
				: new ByteArrayInputStream(this.memory, 0, (int) this.length);
	}

	/**
	 * Reads the whole content into memory.
	 * @return the bytes
	 * @throws IOException if they cannot be read, or the spool is closed
	 */
	public byte[] toByteArray() throws IOException {
		try (InputStream stream = openStream()) {
			return stream.readAllBytes();
		}
	}

	private void checkOpen() throws IOException {
		if (this.closed) {
			throw new IOException("The content is not there any more");
		}
	}

	/**
	 * Lets go of the content. Further calls do nothing.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.memory = new byte[0];
		try {
			if (this.file != null) {
				this.file.close();
			}
		}
		catch (IOException ex) {
			// Nothing was to be kept.
			return;
		}
	}

}
