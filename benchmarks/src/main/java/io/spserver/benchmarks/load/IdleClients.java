package io.spserver.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.spserver.benchmarks.work.Wire;
import io.spserver.benchmarks.work.Work;

/**
 * Connections that are open and silent. Not safe for use by several threads.
 */
public final class IdleClients implements AutoCloseable {

	private static final int TIMEOUT_MILLIS = 10_000;

	/**
	 * How many are opened before the last of them is used, so that the server has
	 * accepted them all and its backlog does not overflow.
	 */
	private static final int BATCH = 200;

	private final InetSocketAddress address;

	private final Wire wire;

	private final byte[] request;

	private final List<Socket> sockets = new ArrayList<>();

	/**
	 * Creates an object without connections.
	 * @param address the server
	 * @param wire its protocol
	 */
	public IdleClients(InetSocketAddress address, Wire wire) {
		this.address = address;
		this.wire = wire;
		this.request = Requests.bytes(wire, Work.HELLO);
	}

	/**
	 * Opens connections.
	 * @param count how many more
	 * @throws IOException if the server does not take one
	 */
	public void open(int count) throws IOException {
		for (int i = 1; i <= count; i++) {
			Socket socket = new Socket();
			this.sockets.add(socket);
			socket.setSoLinger(true, 0);
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.connect(this.address, TIMEOUT_MILLIS);
			if (i % BATCH == 0 || i == count) {
				exchange(socket);
			}
		}
	}

	/**
	 * Has each connection send one request and read its answer.
	 * @throws IOException if a server does not answer
	 */
	public void touch() throws IOException {
		for (Socket socket : this.sockets) {
			exchange(socket);
		}
	}

	private void exchange(Socket socket) throws IOException {
		socket.getOutputStream().write(this.request);
		ReplyCounter replies = ReplyCounter.of(this.wire);
		byte[] buffer = new byte[1024];
		int count = 0;
		while (count == 0) {
			int length = socket.getInputStream().read(buffer);
			if (length < 0) {
				throw new EOFException("The server has closed connection " + this.sockets.size());
			}
			count = replies.count(ByteBuffer.wrap(buffer, 0, length));
		}
	}

	/** Closes all connections at once, without a farewell. */
	@Override
	public void close() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.sockets.clear();
	}

}
