package io.spserver.protocol.tunnel;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.spserver.ClientTls;
import io.spserver.SocketOptions;
import io.spserver.codec.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Describes a tunnel. Immutable; made by a {@link #builder()}. How long a tunnel may be
 * idle is the server's {@link io.spserver.ServerOptions#timeout()}.
 */
public final class TunnelOptions {

	private static final int LEAST_BUFFER = 1024;

	private final Builder values;

	private TunnelOptions(Builder values) {
		this.values = values;
	}

	/**
	 * Starts the description of a tunnel.
	 * @return a builder without targets and with the default of everything else
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Where tunnels may lead.
	 * @return the targets, at least one
	 */
	public List<TunnelTarget> targets() {
		return this.values.targets;
	}

	/**
	 * Which of several targets a new tunnel leads to. Default:
	 * {@link Balancing#ROUND_ROBIN}.
	 * @return the way to choose
	 */
	public Balancing balancing() {
		return this.values.balancing;
	}

	/**
	 * How long it may take to look up a target, connect to it and shake hands with it,
	 * before the next one is tried. Default: 5 seconds.
	 * @return the time
	 */
	public Duration connectTimeout() {
		return this.values.connectTimeout;
	}

	/**
	 * How TLS is spoken with targets. Default: {@code null}, it is not.
	 * @return the way
	 */
	public @Nullable ClientTls tls() {
		return this.values.tls;
	}

	/**
	 * What the operating system is told about connections to targets. Default:
	 * {@link SocketOptions#DEFAULT}.
	 * @return the options
	 */
	public SocketOptions sockets() {
		return this.values.sockets;
	}

	/**
	 * Whether targets are told who the client is. Default: {@link ProxyHeader#OFF}.
	 * @return how they are told
	 */
	public ProxyHeader proxyHeader() {
		return this.values.proxyHeader;
	}

	/**
	 * Which clients may use the tunnel, by their certificates. Default: any.
	 * @return the names
	 */
	public CertificateNames access() {
		return this.values.access;
	}

	/**
	 * How often each target is looked for. Default: 10 seconds if there are several
	 * targets, otherwise zero: never.
	 * @return the time between two looks
	 */
	public Duration healthCheckInterval() {
		Duration interval = this.values.healthCheckInterval;
		if (interval != null) {
			return interval;
		}
		return (targets().size() > 1) ? Duration.ofSeconds(10) : Duration.ZERO;
	}

	boolean checksHealth() {
		return !healthCheckInterval().isZero();
	}

	/**
	 * How many times in a row a target that is up must not be there to be down. Default:
	 * 3.
	 * @return the number
	 */
	public int fall() {
		return this.values.fall;
	}

	/**
	 * How many times in a row a target that is down must be there to be up. Default: 2.
	 * @return the number
	 */
	public int rise() {
		return this.values.rise;
	}

	/**
	 * How much may wait in each direction for a peer that reads slower than the other one
	 * sends; then that one is not read. What one read brings comes on top. Default:
	 * 65,536.
	 * @return the size in bytes
	 */
	public int bufferSize() {
		return this.values.bufferSize;
	}

	/**
	 * How long a tunnel may be open, whatever it carries. Default: zero, for ever.
	 * @return the time
	 */
	public Duration maxLifetime() {
		return this.values.maxLifetime;
	}

	/**
	 * How long a tunnel may be idle of which one side has ended. Default: 1 minute; zero:
	 * as long as any.
	 * @return the time
	 */
	public Duration halfClosedTimeout() {
		return this.values.halfClosedTimeout;
	}

	/**
	 * How long a tunnel must have carried nothing to be closed when the server stops;
	 * others are closed when the server has no more time. Default: 5 seconds.
	 * @return the time
	 */
	public Duration drainIdle() {
		return this.values.drainIdle;
	}

	/** Collects options. Not safe for use by several threads. */
	public static final class Builder {

		private List<TunnelTarget> targets = List.of();

		private Balancing balancing = Balancing.ROUND_ROBIN;

		private Duration connectTimeout = Duration.ofSeconds(5);

		private @Nullable ClientTls tls;

		private SocketOptions sockets = SocketOptions.DEFAULT;

		private ProxyHeader proxyHeader = ProxyHeader.OFF;

		private CertificateNames access = CertificateNames.any();

		private @Nullable Duration healthCheckInterval;

		private int fall = 3;

		private int rise = 2;

		private int bufferSize = 64 * 1024;

		private Duration maxLifetime = Duration.ZERO;

		private Duration halfClosedTimeout = Duration.ofMinutes(1);

		private Duration drainIdle = Duration.ofSeconds(5);

		private Builder() {
		}

		private Builder(Builder other) {
			this.targets = other.targets;
			this.balancing = other.balancing;
			this.connectTimeout = other.connectTimeout;
			this.tls = other.tls;
			this.sockets = other.sockets;
			this.proxyHeader = other.proxyHeader;
			this.access = other.access;
			this.healthCheckInterval = other.healthCheckInterval;
			this.fall = other.fall;
			this.rise = other.rise;
			this.bufferSize = other.bufferSize;
			this.maxLifetime = other.maxLifetime;
			this.halfClosedTimeout = other.halfClosedTimeout;
			this.drainIdle = other.drainIdle;
		}

		/**
		 * Sets {@link TunnelOptions#targets()}.
		 * @param value the targets
		 * @return this
		 */
		public Builder targets(List<TunnelTarget> value) {
			this.targets = List.copyOf(value);
			return this;
		}

		/**
		 * Adds one to {@link TunnelOptions#targets()}.
		 * @param value the target
		 * @return this
		 */
		public Builder target(TunnelTarget value) {
			this.targets = Stream.concat(this.targets.stream(), Stream.of(value)).toList();
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#balancing()}.
		 * @param value the way to choose
		 * @return this
		 */
		public Builder balancing(Balancing value) {
			this.balancing = Objects.requireNonNull(value, "balancing");
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#connectTimeout()}.
		 * @param value the time, more than none
		 * @return this
		 */
		public Builder connectTimeout(Duration value) {
			if (value.toMillis() < 1) {
				throw new IllegalArgumentException("connect-timeout " + value + " must be at least one millisecond");
			}
			this.connectTimeout = value;
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#tls()}.
		 * @param value the way, {@code null} for none
		 * @return this
		 */
		public Builder tls(@Nullable ClientTls value) {
			this.tls = value;
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#sockets()}.
		 * @param value the options
		 * @return this
		 */
		public Builder sockets(SocketOptions value) {
			this.sockets = Objects.requireNonNull(value, "sockets");
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#proxyHeader()}.
		 * @param value how targets are told
		 * @return this
		 */
		public Builder proxyHeader(ProxyHeader value) {
			this.proxyHeader = Objects.requireNonNull(value, "proxyHeader");
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#access()}.
		 * @param value the names
		 * @return this
		 */
		public Builder access(CertificateNames value) {
			this.access = Objects.requireNonNull(value, "access");
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#healthCheckInterval()}.
		 * @param value the time between two looks; zero: never
		 * @return this
		 */
		public Builder healthCheckInterval(Duration value) {
			this.healthCheckInterval = Limits.notNegative("health-check.interval", value);
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#fall()}.
		 * @param value the number, at least 1
		 * @return this
		 */
		public Builder fall(int value) {
			this.fall = Limits.atLeast("health-check.fall", value, 1);
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#rise()}.
		 * @param value the number, at least 1
		 * @return this
		 */
		public Builder rise(int value) {
			this.rise = Limits.atLeast("health-check.rise", value, 1);
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#bufferSize()}.
		 * @param value the size in bytes, at least 1024
		 * @return this
		 */
		public Builder bufferSize(int value) {
			this.bufferSize = Limits.atLeast("buffer-size", value, LEAST_BUFFER);
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#maxLifetime()}.
		 * @param value the time; zero: for ever
		 * @return this
		 */
		public Builder maxLifetime(Duration value) {
			this.maxLifetime = Limits.notNegative("max-lifetime", value);
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#halfClosedTimeout()}.
		 * @param value the time; zero: as long as any
		 * @return this
		 */
		public Builder halfClosedTimeout(Duration value) {
			this.halfClosedTimeout = Limits.notNegative("half-closed-timeout", value);
			return this;
		}

		/**
		 * Sets {@link TunnelOptions#drainIdle()}.
		 * @param value the time; zero: all are closed at once
		 * @return this
		 */
		public Builder drainIdle(Duration value) {
			this.drainIdle = Limits.notNegative("drain-idle", value);
			return this;
		}

		/**
		 * Finishes the description.
		 * @return the options
		 * @throws IllegalArgumentException if there is no target, or two have one name
		 */
		public TunnelOptions build() {
			if (this.targets.isEmpty()) {
				throw new IllegalArgumentException("A tunnel needs a target");
			}
			if (this.targets.stream().map(TunnelTarget::name).distinct().count() < this.targets.size()) {
				throw new IllegalArgumentException("Two targets have the same name");
			}
			return new TunnelOptions(new Builder(this));
		}

	}

}
