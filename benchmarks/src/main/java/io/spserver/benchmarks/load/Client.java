package io.spserver.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

import io.spserver.benchmarks.work.Wire;

/**
 * One connection of the load generator. Used by its thread only.
 */
final class Client {

	private final SocketChannel channel;

	private final SelectionKey key;

	private final ReplyCounter replies;

	private final RequestSource source;

	private final Recorder recorder;

	/** When each request on its way was sent; negative if it is a slow one. */
	private final long[] sentAt;

	private long sent;

	private long received;

	private final ByteBuffer out;

	Client(InetSocketAddress address, Selector selector, Wire wire, int depth, RequestSource source, Recorder recorder)
			throws IOException {
		this.channel = SocketChannel.open(address);
		this.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		this.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
		this.channel.configureBlocking(false);
		this.key = this.channel.register(selector, SelectionKey.OP_READ, this);
		this.replies = ReplyCounter.of(wire);
		this.source = source;
		this.recorder = recorder;
		this.sentAt = new long[depth];
		this.out = ByteBuffer.allocateDirect(depth * source.maxSize());
		this.out.flip();
	}

	/**
	 * Sends as many requests as may be on their way.
	 * @param now the time in nanoseconds
	 */
	void fill(long now) throws IOException {
		this.out.compact();
		while (this.sent - this.received < this.sentAt.length) {
			boolean slow = this.source.put(this.out);
			this.sentAt[(int) (this.sent++ % this.sentAt.length)] = slow ? -now : now;
		}
		this.out.flip();
		flush();
	}

	/**
	 * Writes, reads, records what has been answered, and sends as much again.
	 * @param in a buffer to read into
	 */
	void ready(ByteBuffer in) throws IOException {
		if (this.key.isWritable()) {
			flush();
		}
		if (!this.key.isReadable()) {
			return;
		}
		in.clear();
		if (this.channel.read(in) < 0) {
			throw new EOFException("The server has closed a connection");
		}
		in.flip();
		int count = this.replies.count(in);
		if (count == 0) {
			return;
		}
		long now = System.nanoTime();
		for (int i = 0; i < count; i++) {
			this.recorder.answered(this.sentAt[(int) (this.received++ % this.sentAt.length)], now);
		}
		if (this.received > this.sent) {
			throw new IOException("The server has answered more than it was asked");
		}
		fill(now);
	}

	private void flush() throws IOException {
		this.channel.write(this.out);
		int interest = this.out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
		if (this.key.interestOps() != interest) {
			this.key.interestOps(interest);
		}
	}

	void close() throws IOException {
		this.channel.close();
	}

}
