package io.spserver;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Where and when a {@link Client} connects. Immutable.
 *
 * @param address where to; asked before each attempt, must not block for long
 * @param connection how; asked before each attempt
 * @param onDemand whether it connects only when it is {@linkplain Client#connect() asked
 * to}, and not when it starts or has lost its connection
 * @param reconnect how long it pauses between attempts
 * @param keepAlive what it sends by itself, {@code null} for nothing
 */
public record ClientOptions(Supplier<? extends SocketAddress> address, Supplier<ConnectOptions> connection,
		boolean onDemand, Reconnect reconnect, @Nullable KeepAlive keepAlive) {

	/**
	 * A client that connects when it starts, with default pauses and nothing that it
	 * sends by itself.
	 * @param address where to
	 * @return the options
	 */
	public static ClientOptions to(SocketAddress address) {
		Objects.requireNonNull(address, "address");
		return new ClientOptions(() -> address, ConnectOptions::defaults, false, Reconnect.defaults(), null);
	}

	/**
	 * These options with another way to connect.
	 * @param connection how
	 * @return new options
	 */
	public ClientOptions withConnection(ConnectOptions connection) {
		return new ClientOptions(this.address, () -> connection, this.onDemand, this.reconnect, this.keepAlive);
	}

	/**
	 * These options with other pauses.
	 * @param reconnect how long to pause
	 * @return new options
	 */
	public ClientOptions withReconnect(Reconnect reconnect) {
		return new ClientOptions(this.address, this.connection, this.onDemand, reconnect, this.keepAlive);
	}

	/**
	 * These options with something to be sent.
	 * @param keepAlive what to send, and when
	 * @return new options
	 */
	public ClientOptions withKeepAlive(KeepAlive keepAlive) {
		return new ClientOptions(this.address, this.connection, this.onDemand, this.reconnect, keepAlive);
	}

	/**
	 * These options for a client that connects only when it is asked to.
	 * @return new options
	 */
	public ClientOptions connectingOnDemand() {
		return new ClientOptions(this.address, this.connection, true, this.reconnect, this.keepAlive);
	}

	/**
	 * How long a client pauses before it connects again. The pauses grow as long as
	 * connections cannot be opened, or are lost before they are as old as the longest
	 * pause.
	 *
	 * @param initial the first pause, more than zero
	 * @param max the longest pause
	 * @param multiplier by how much each pause is longer than the one before, at least 1
	 * @param jitter up to which part of itself, from 0 to 1, a pause is shorter at
	 * random, so that many clients do not come back all at once
	 */
	public record Reconnect(Duration initial, Duration max, double multiplier, double jitter) {

		/**
		 * Creates pauses.
		 * @param initial the first pause
		 * @param max the longest pause
		 * @param multiplier by how much pauses grow
		 * @param jitter how much shorter they are at random
		 */
		public Reconnect {
			if (initial.isNegative() || initial.isZero() || max.compareTo(initial) < 0) {
				throw new IllegalArgumentException(
						"initial " + initial + " must be more than zero, and max " + max + " not less than that");
			}
			if (!(multiplier >= 1) || !(jitter >= 0 && jitter <= 1)) {
				throw new IllegalArgumentException(
						"multiplier " + multiplier + " must be at least 1, jitter " + jitter + " from 0 to 1");
			}
		}

		/**
		 * From half a second to thirty, each twice as long as the one before, up to a
		 * fifth shorter at random.
		 * @return the pauses
		 */
		public static Reconnect defaults() {
			return new Reconnect(Duration.ofMillis(500), Duration.ofSeconds(30), 2, 0.2);
		}

		/**
		 * Draws a pause.
		 * @param count how many times in a row there has been no lasting connection, at
		 * least 1
		 * @return the pause
		 */
		public Duration pause(int count) {
			double grown = this.initial.toMillis() * Math.pow(this.multiplier, count - 1.0);
			double millis = Math.min(grown, (double) this.max.toMillis());
			double shorter = millis * (1 - this.jitter * ThreadLocalRandom.current().nextDouble());
			return Duration.ofMillis(Math.max(1, Math.round(shorter)));
		}

	}

	/**
	 * What a client sends by itself.
	 *
	 * @param message the message
	 * @param interval how often, more than zero
	 * @param timeout how long after that message nothing may arrive before the connection
	 * is given up and opened again; zero: for ever
	 */
	public record KeepAlive(Message message, Duration interval, Duration timeout) {

		/**
		 * Creates a description.
		 * @param message the message
		 * @param interval how often
		 * @param timeout how long nothing may arrive
		 */
		public KeepAlive {
			Objects.requireNonNull(message, "message");
			if (interval.isNegative() || interval.isZero() || timeout.isNegative()) {
				throw new IllegalArgumentException(
						"interval " + interval + " must be more than zero, timeout " + timeout + " zero or more");
			}
		}

	}

}
