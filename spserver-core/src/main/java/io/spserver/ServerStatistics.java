package io.spserver;

import java.net.SocketAddress;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a server at one moment.
 *
 * @param name the server's name
 * @param protocol its protocol's name
 * @param pattern its pattern
 * @param address where it listens, {@code null} when it does not
 * @param state where it is in its life
 * @param connections its connections
 * @param requests its requests
 * @param latency how long requests took from having arrived whole to the end of their
 * handler
 * @param bytes what went over its connections
 * @param switches how often the role of the leader changed hands for it
 * @param saturation for how long it has had more to do than it can
 */
public record ServerStatistics(String name, String protocol, Pattern pattern, @Nullable SocketAddress address,
		ServerState state, Connections connections, Requests requests, Latency latency, Bytes bytes, Switches switches,
		Saturation saturation) {

	/**
	 * Connections since the server's first start.
	 *
	 * @param active open now
	 * @param peak open at once at most
	 * @param accepted accepted so far
	 * @param refused refused so far
	 */
	public record Connections(int active, int peak, long accepted, long refused) {
	}

	/**
	 * Requests since the server's first start.
	 *
	 * @param total handled so far
	 * @param failed of these, those whose handler threw an exception
	 * @param active being handled now
	 * @param queued waiting for a thread now
	 * @param perSecond handled a second, over the last ten seconds
	 */
	public record Requests(long total, long failed, int active, int queued, double perSecond) {
	}

	/**
	 * Milliseconds, over the last one to two minutes; 0 when there were no requests.
	 *
	 * @param p50 half of the requests took at most this long
	 * @param p99 99 in 100 took at most this long
	 * @param max all took at most this long
	 * @param handler what a handler alone took on average, since the server's first start
	 */
	public record Latency(double p50, double p99, double max, double handler) {
	}

	/**
	 * Bytes since the server's first start.
	 *
	 * @param read read from connections
	 * @param written written to connections
	 */
	public record Bytes(long read, long written) {
	}

	/**
	 * Changes of the leader since the server's first start; none in half-sync/half-async.
	 *
	 * @param promotions a follower was promoted before a handler that is not quick
	 * @param takeOvers another thread took the role over from a handler that was slow
	 */
	public record Switches(long promotions, long takeOvers) {
	}

	/**
	 * For how long a server has had more to do than it can, as far as it was looked at
	 * every few seconds; zero when it can cope.
	 *
	 * @param stalled requests have waited for a thread, and not one has been finished
	 * @param refusing new connections have been refused, or would have been
	 */
	public record Saturation(Duration stalled, Duration refusing) {
	}

}
