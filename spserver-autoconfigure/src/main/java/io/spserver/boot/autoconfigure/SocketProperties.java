package io.spserver.boot.autoconfigure;

import java.time.Duration;

import io.spserver.SocketOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of a server's sockets.
 *
 * @param reusePort whether several processes may listen on the port, over which the
 * operating system spreads connections
 * @param noDelay whether small packets are sent at once
 * @param keepAlive how the operating system finds out that a peer has vanished
 * @param receiveBuffer size of the operating system's buffer for input; default: its
 * choice
 * @param sendBuffer size of the operating system's buffer for output; default: its choice
 */
public record SocketProperties(@DefaultValue("false") boolean reusePort, @DefaultValue("true") boolean noDelay,
		@DefaultValue KeepAliveProbes keepAlive, @Nullable DataSize receiveBuffer, @Nullable DataSize sendBuffer) {

	SocketOptions options(PropertyCheck check, boolean probes) {
		return new SocketOptions(this.reusePort, this.noDelay, this.keepAlive.options(check, probes),
				size(check, "socket.receive-buffer", this.receiveBuffer),
				size(check, "socket.send-buffer", this.sendBuffer));
	}

	private static int size(PropertyCheck check, String key, @Nullable DataSize value) {
		return (value != null) ? check.bytes(key, value) : 0;
	}

	/**
	 * Probes of the operating system.
	 *
	 * @param enabled whether idle connections are probed; default: only those that the
	 * application opens
	 * @param idle how long a connection is idle before the first probe, in whole seconds;
	 * 0 for the operating system's choice
	 * @param interval time between two probes, in whole seconds; 0 for the operating
	 * system's choice
	 * @param count how many probes are left unanswered before the connection is broken; 0
	 * for the operating system's choice
	 */
	public record KeepAliveProbes(@Nullable Boolean enabled, @DefaultValue("0s") Duration idle,
			@DefaultValue("0s") Duration interval, @DefaultValue("0") int count) {

		SocketOptions.KeepAlive options(PropertyCheck check, boolean probes) {
			return new SocketOptions.KeepAlive((this.enabled != null) ? this.enabled : probes,
					check.notNegative("socket.keep-alive.idle", this.idle),
					check.notNegative("socket.keep-alive.interval", this.interval),
					check.atLeast(0, "socket.keep-alive.count", this.count));
		}

	}

}
