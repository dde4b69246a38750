package io.spserver.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.spserver.benchmarks.work.Work;
import org.HdrHistogram.Histogram;

/**
 * A {@link Load} on a server, carried by the thread that calls {@link #runFor}. Not safe
 * for use by several threads.
 */
public final class Traffic implements AutoCloseable {

	private static final int BUFFER_SIZE = 64 * 1024;

	private static final long MAX_LATENCY = TimeUnit.SECONDS.toNanos(60);

	private final Selector selector;

	private final List<Client> clients = new ArrayList<>();

	private final IdleClients idle;

	private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_SIZE);

	private final Histogram latency = new Histogram(MAX_LATENCY, 3);

	private long answers;

	private Traffic(Load load, InetSocketAddress address) throws IOException {
		this.selector = Selector.open();
		this.idle = new IdleClients(address, load.wire());
	}

	/**
	 * Connects all clients of a load and sends their first requests.
	 * @param load the load
	 * @param address the server
	 * @return the traffic, to be closed
	 * @throws IOException if the server does not take a connection
	 */
	public static Traffic open(Load load, InetSocketAddress address) throws IOException {
		Traffic traffic = new Traffic(load, address);
		try {
			traffic.connect(load, address);
			return traffic;
		}
		catch (IOException ex) {
			traffic.close();
			throw ex;
		}
	}

	private void connect(Load load, InetSocketAddress address) throws IOException {
		this.idle.open(load.idle());
		this.idle.touch();
		RequestSource blocking = new RequestSource(load.wire(), Work.BLOCK, 0);
		for (int i = 0; i < load.blockers(); i++) {
			add(new Client(address, this.selector, load.wire(), 1, blocking, (sentAt, now) -> {
			}));
		}
		RequestSource source = new RequestSource(load.wire(), load.work(), load.slowShare());
		for (int i = 0; i < load.connections(); i++) {
			add(new Client(address, this.selector, load.wire(), load.depth(), source, this::answered));
		}
	}

	private void add(Client client) throws IOException {
		this.clients.add(client);
		client.fill(System.nanoTime());
	}

	private void answered(long sentAt, long now) {
		this.answers++;
		if (sentAt > 0) {
			this.latency.recordValue(Math.min(now - sentAt, MAX_LATENCY));
		}
	}

	/**
	 * Keeps the load up for a time.
	 * @param time how long
	 * @throws IOException if the server closes a connection or answers badly
	 */
	public void runFor(Duration time) throws IOException {
		long end = System.nanoTime() + time.toNanos();
		for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
			this.selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
			for (SelectionKey key : this.selector.selectedKeys()) {
				((Client) key.attachment()).ready(this.in);
			}
			this.selector.selectedKeys().clear();
		}
	}

	/** Forgets all answers. */
	public void reset() {
		this.answers = 0;
		this.latency.reset();
	}

	/**
	 * How many requests have been answered since the last reset.
	 * @return the number, without those of blockers
	 */
	public long answers() {
		return this.answers;
	}

	/**
	 * How long answers took since the last reset.
	 * @return nanoseconds, without slow ones among quick ones
	 */
	public Histogram latency() {
		return this.latency;
	}

	/** Closes all connections at once, without a farewell. */
	@Override
	public void close() throws IOException {
		for (Client client : this.clients) {
			client.close();
		}
		this.idle.close();
		this.selector.close();
	}

}
