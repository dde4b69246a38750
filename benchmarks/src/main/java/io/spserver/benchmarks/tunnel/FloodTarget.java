package io.spserver.benchmarks.tunnel;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * What the tunnels lead to: sends each byte back, and after an {@link #FLOOD} sends for
 * as long as somebody reads. One thread.
 */
final class FloodTarget implements Closeable {

	/** What asks for a flood. */
	static final byte FLOOD = 'f';

	private static final int BACKLOG = 1024;

	private static final int PART = 256 * 1024;

	private final Selector selector = Selector.open();

	private final ServerSocketChannel server = ServerSocketChannel.open();

	private final ByteBuffer flood = ByteBuffer.allocateDirect(PART);

	private final ByteBuffer in = ByteBuffer.allocateDirect(1024);

	private final Thread thread = new Thread(this::run, "target");

	FloodTarget() throws IOException {
		this.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
		this.server.configureBlocking(false);
		this.server.register(this.selector, SelectionKey.OP_ACCEPT);
		this.thread.setDaemon(true);
		this.thread.start();
	}

	int port() throws IOException {
		return ((InetSocketAddress) this.server.getLocalAddress()).getPort();
	}

	private void run() {
		try {
			while (this.selector.isOpen()) {
				this.selector.select();
				for (SelectionKey key : this.selector.selectedKeys()) {
					ready(key);
				}
				this.selector.selectedKeys().clear();
			}
		}
		catch (IOException | ClosedSelectorException ex) {
			// It is closed.
		}
	}

	private void ready(SelectionKey key) throws IOException {
		if (!key.isValid()) {
			return;
		}
		if (key.isAcceptable()) {
			SocketChannel accepted = this.server.accept();
			if (accepted != null) {
				accepted.configureBlocking(false);
				accepted.register(this.selector, SelectionKey.OP_READ);
			}
			return;
		}
		SocketChannel channel = (SocketChannel) key.channel();
		try {
			serve(key, channel);
		}
		catch (IOException ex) {
			channel.close();
		}
	}

	private void serve(SelectionKey key, SocketChannel channel) throws IOException {
		if (key.isReadable()) {
			this.in.clear();
			if (channel.read(this.in) < 0) {
				channel.close();
				return;
			}
			this.in.flip();
			if (this.in.hasRemaining() && this.in.get(0) == FLOOD) {
				key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
			}
			else {
				channel.write(this.in);
			}
		}
		if (key.isWritable()) {
			channel.write(this.flood.clear());
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		this.selector.close();
	}

}
