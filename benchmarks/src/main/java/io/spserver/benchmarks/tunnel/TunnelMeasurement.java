package io.spserver.benchmarks.tunnel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;

import com.sun.management.UnixOperatingSystemMXBean;

/**
 * What is done with a tunnel on a visit.
 */
enum TunnelMeasurement {

	/** How much TLS to clients it carries. */
	SECURE_THROUGHPUT("throughput, TLS to plain, 8 connections", true),
	/** How much plain TCP it carries. */
	PLAIN_THROUGHPUT("throughput, plain, 8 connections", false),
	/** How many connections with TLS it opens. */
	SECURE_CONNECTIONS("new connections, TLS to plain, whole handshakes, 8 at once", true),
	/** How many plain connections it opens. */
	PLAIN_CONNECTIONS("new connections, plain, 8 at once", false),
	/** What idle plain connections cost. */
	PLAIN_IDLE("idle connections, plain, 10,000 if there are file descriptors for them", false),
	/** What idle connections with TLS cost. */
	SECURE_IDLE("idle connections, TLS to plain", true);

	private static final int CLIENTS = 8;

	private static final int SPARE_DESCRIPTORS = 500;

	private static final double NANOS_A_SECOND = 1e9;

	private static final double NANOS_A_MICRO = 1e3;

	private static final double MEGA = 1e6;

	private final String title;

	private final boolean secure;

	TunnelMeasurement(String title, boolean secure) {
		this.title = title;
		this.secure = secure;
	}

	String title() {
		return this.title;
	}

	boolean isFor(TunnelContender contender) {
		return contender.speaks(this.secure);
	}

	/** Whether one visit says all, since it opens all there is to open. */
	boolean once() {
		return this == PLAIN_IDLE || this == SECURE_IDLE;
	}

	/**
	 * Visits a tunnel.
	 * @param tunnel the tunnel
	 * @param tls what clients speak TLS with
	 * @param millis how long to measure
	 * @return what was measured, by what the report calls it
	 * @throws IOException if the tunnel does not do what it should
	 */
	Map<String, Double> take(TunnelProcess tunnel, SSLContext tls, long millis) throws IOException {
		TunnelLoad load = new TunnelLoad(tunnel.address(this.secure), tls, this.secure);
		return switch (this) {
			case SECURE_THROUGHPUT, PLAIN_THROUGHPUT -> {
				long cpu = tunnel.cpu().toNanos();
				long start = System.nanoTime();
				double bytes = load.flood(CLIENTS, millis);
				double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
				yield Map.of("MB/s", bytes / MEGA / seconds, "CPU ms/MB",
						(tunnel.cpu().toNanos() - cpu) / MEGA / (bytes / MEGA));
			}
			case SECURE_CONNECTIONS, PLAIN_CONNECTIONS -> {
				long cpu = tunnel.cpu().toNanos();
				long start = System.nanoTime();
				double opened = load.connections(CLIENTS, millis);
				double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
				yield Map.of("connections/s", opened / seconds, "CPU µs/connection",
						(tunnel.cpu().toNanos() - cpu) / NANOS_A_MICRO / opened);
			}
			case PLAIN_IDLE -> idle(tunnel, load, Math.min(10_000, connectionsThereMayBe()));
			case SECURE_IDLE -> idle(tunnel, load, 1_000);
		};
	}

	/** Each has two ends in the runner and two in the tunnel. */
	private static int connectionsThereMayBe() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)
				? (int) Math.min(Integer.MAX_VALUE, (system.getMaxFileDescriptorCount() - SPARE_DESCRIPTORS) / 2)
				: Integer.MAX_VALUE;
	}

	private static Map<String, Double> idle(TunnelProcess tunnel, TunnelLoad load, int count) throws IOException {
		double before = tunnel.residentMemory();
		List<Socket> open = load.idle(count);
		try {
			return Map.of("connections", (double) count, "resident bytes/connection",
					(tunnel.residentMemory() - before) / count, "resident MB", tunnel.residentMemory() / MEGA);
		}
		finally {
			for (Socket socket : open) {
				socket.setSoLinger(true, 0);
				socket.close();
			}
		}
	}

}
