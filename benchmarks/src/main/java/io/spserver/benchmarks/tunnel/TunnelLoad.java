package io.spserver.benchmarks.tunnel;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Clients of a tunnel, each on a thread of its own.
 *
 * @param address where they connect
 * @param tls what they speak TLS with, if they do
 * @param secure whether they do
 */
record TunnelLoad(InetSocketAddress address, SSLContext tls, boolean secure) {

	private static final int TIMEOUT_MILLIS = 20_000;

	private static final int BUFFER = 64 * 1024;

	/** How many connections are opened before the last of them is used. */
	private static final int BATCH = 200;

	private Socket connect() throws IOException {
		Socket socket = (this.secure) ? this.tls.getSocketFactory().createSocket() : new Socket();
		socket.setSoTimeout(TIMEOUT_MILLIS);
		socket.setTcpNoDelay(true);
		socket.connect(this.address, TIMEOUT_MILLIS);
		return socket;
	}

	private static void exchange(Socket socket) throws IOException {
		socket.getOutputStream().write('x');
		if (socket.getInputStream().read() != 'x') {
			throw new EOFException("A connection was closed");
		}
	}

	/**
	 * Reads what the target floods the tunnel with.
	 * @param clients how many read at once
	 * @param millis for how long
	 * @return how many bytes they read
	 */
	long flood(int clients, long millis) throws IOException {
		LongAdder bytes = new LongAdder();
		long end = System.nanoTime() + millis * 1_000_000;
		run(clients, () -> {
			byte[] buffer = new byte[BUFFER];
			try (Socket socket = connect()) {
				socket.getOutputStream().write(FloodTarget.FLOOD);
				while (System.nanoTime() < end) {
					int length = socket.getInputStream().read(buffer);
					if (length < 0) {
						throw new EOFException("A flood has ended");
					}
					bytes.add(length);
				}
			}
		});
		return bytes.sum();
	}

	/**
	 * Opens connections, sends a byte on each, reads it back and closes; each with a
	 * whole handshake.
	 * @param clients how many at once
	 * @param millis for how long
	 * @return how many connections there were
	 */
	long connections(int clients, long millis) throws IOException {
		LongAdder opened = new LongAdder();
		long end = System.nanoTime() + millis * 1_000_000;
		run(clients, () -> {
			while (System.nanoTime() < end) {
				try (Socket socket = connect()) {
					exchange(socket);
					opened.increment();
					if (socket instanceof SSLSocket secured) {
						secured.getSession().invalidate();
					}
					socket.setSoLinger(true, 0);
				}
			}
		});
		return opened.sum();
	}

	/**
	 * Opens connections, uses each once, and keeps them.
	 * @param count how many
	 * @return the connections, to be closed
	 */
	List<Socket> idle(int count) throws IOException {
		List<Socket> sockets = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			Socket socket = connect();
			sockets.add(socket);
			if (i % BATCH == 0 || i == count || this.secure) {
				exchange(socket);
			}
		}
		if (!this.secure) {
			for (Socket socket : sockets) {
				exchange(socket);
			}
		}
		return sockets;
	}

	private static void run(int clients, Client client) throws IOException {
		ExecutorService threads = Executors.newFixedThreadPool(clients);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < clients; i++) {
				running.add(threads.submit(() -> {
					client.run();
					return true;
				}));
			}
			for (Future<?> each : running) {
				each.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@FunctionalInterface
	private interface Client {

		void run() throws IOException;

	}

}
