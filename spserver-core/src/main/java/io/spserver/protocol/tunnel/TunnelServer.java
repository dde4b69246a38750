package io.spserver.protocol.tunnel;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.concurrent.Future;
import io.spserver.ClientTls;
import io.spserver.ServerOptions;
import io.spserver.connection.Outbound;
import org.jspecify.annotations.Nullable;

/**
 * What all tunnels of one server share. Safe for use by any thread.
 */
final class TunnelServer {

	private final TunnelOptions options;

	private final Targets targets;

	private final WriteBufferWaterMark waterMark;

	private final LongAdder denied = new LongAdder();

	private volatile @Nullable ClientTls tls;

	private volatile @Nullable Outbound outbound;

	private List<HealthCheck> checks = List.of();

	TunnelServer(TunnelOptions options) {
		this.options = options;
		this.targets = new Targets(options);
		this.waterMark = new WriteBufferWaterMark(options.bufferSize() / 2, options.bufferSize());
		this.tls = options.tls();
	}

	synchronized void start(Outbound way, ServerOptions server) {
		if (this.outbound != null && this.outbound != way) {
			throw new IllegalStateException(
					"Server '" + server.name() + "' needs a tunnel of its own: this one is another server's");
		}
		this.outbound = way;
		if (this.options.checksHealth()) {
			this.checks = this.targets.all().stream().map((target) -> new HealthCheck(this, target)).toList();
			this.checks.forEach(HealthCheck::start);
		}
	}

	synchronized void stop() {
		this.checks.forEach(HealthCheck::stop);
		this.checks = List.of();
	}

	TunnelOptions options() {
		return this.options;
	}

	Targets targets() {
		return this.targets;
	}

	WriteBufferWaterMark waterMark() {
		return this.waterMark;
	}

	Outbound outbound() {
		return Objects.requireNonNull(this.outbound, "The server has not been started");
	}

	void tls(@Nullable ClientTls newTls) {
		this.tls = newTls;
	}

	/**
	 * Starts an attempt.
	 * @param attempt the attempt
	 * @param header what the target hears first
	 * @param ends gives each connection that is tried the end of its pipeline
	 * @return what comes of it
	 */
	Future<Channel> start(TargetAttempt attempt, byte[] header, Supplier<? extends ChannelHandler> ends) {
		return attempt.start(new TargetAttempt.Plan(outbound(), this.options.sockets(), this.tls, header, ends),
				this.options.connectTimeout().toNanos());
	}

	/** Whether a client may use the tunnel; one that may not is counted. */
	boolean permit(List<X509Certificate> shown) {
		boolean permitted = this.options.access().permit(shown);
		if (!permitted) {
			this.denied.increment();
		}
		return permitted;
	}

	long deniedClients() {
		return this.denied.sum();
	}

}
