package io.spserver.server;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.netty.util.concurrent.EventExecutor;
import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.HandlerFactory;
import io.spserver.Pattern;
import io.spserver.RefusalReason;
import io.spserver.ServerEvents;
import io.spserver.ServerOptions;
import io.spserver.Sessions;
import io.spserver.TlsOutcome;
import io.spserver.async.Transport;
import io.spserver.codec.Protocols;
import io.spserver.tls.TlsOptions;

/**
 * A runtime for tests, with servers on free ports and a record of what happened.
 */
final class TestRuntime implements AutoCloseable {

	private final Pattern pattern;

	private final AtomicInteger sequence = new AtomicInteger();

	final List<RefusalReason> refusals = new CopyOnWriteArrayList<>();

	final List<CloseReason> closings = new CopyOnWriteArrayList<>();

	final List<TlsOutcome> handshakes = new CopyOnWriteArrayList<>();

	final SpServerRuntime runtime;

	private final List<Wiring> wirings = new CopyOnWriteArrayList<>();

	private final IoGuard guard;

	TestRuntime(Pattern pattern) {
		this(pattern, new RuntimeOptions(Transport.AUTO, 1, 8, false));
	}

	TestRuntime(Pattern pattern, RuntimeOptions options) {
		this(pattern, options, Transitions.UNOBSERVED, () -> {
		});
	}

	TestRuntime(Pattern pattern, RuntimeOptions options, Delays delays) {
		this(pattern, options, delays, delays::holdUp);
	}

	private TestRuntime(Pattern pattern, RuntimeOptions options, Transitions transitions, Runnable holdUp) {
		this.pattern = pattern;
		this.guard = new IoGuard(holdUp);
		this.runtime = new SpServerRuntime(options, List.of((server, gauges) -> new Record()),
				(kind, transport, shared) -> {
					Wiring wiring = (kind == Pattern.LEADER_FOLLOWERS) ? new LeaderFollowers(transport, shared,
							this.guard.around(transport.newIoHandlerFactory()), transitions)
							: Wiring.create(kind, transport, shared);
					this.wirings.add(wiring);
					return wiring;
				});
	}

	SpServer start(Handler handler) throws IOException {
		return start(handler, (options) -> options);
	}

	SpServer start(Handler handler, UnaryOperator<ServerOptions.Builder> options) throws IOException {
		return start((HandlerFactory) (session) -> handler, options);
	}

	SpServer start(HandlerFactory handlers, UnaryOperator<ServerOptions.Builder> options) throws IOException {
		ServerOptions.Builder builder = ServerOptions
			.builder("test-" + this.sequence.incrementAndGet(), Protocols.line())
			.pattern(this.pattern);
		SpServer server = this.runtime.create(options.apply(builder).build(), handlers, null);
		server.start();
		return server;
	}

	SpServer start(Handler handler, TlsOptions tls, UnaryOperator<ServerOptions.Builder> options) throws IOException {
		ServerOptions.Builder builder = ServerOptions
			.builder("test-" + this.sequence.incrementAndGet(), Protocols.line())
			.pattern(this.pattern);
		SpServer server = this.runtime.create(options.apply(builder).build(), (session) -> handler, tls);
		server.start();
		return server;
	}

	SpDispatcher dispatcher(UnaryOperator<ServerOptions.Builder> options) {
		SpDispatcher dispatcher = this.runtime.createDispatcher(options.apply(outbound("dispatcher-")).build());
		dispatcher.start();
		return dispatcher;
	}

	ServerOptions.Builder outbound(String prefix) {
		return ServerOptions.builder(prefix + this.sequence.incrementAndGet(), Protocols.line()).pattern(this.pattern);
	}

	Sessions sessions() {
		return this.runtime.sessions();
	}

	/** Whether the calling thread is one of the runtime's event loops. */
	boolean inEventLoop() {
		for (Wiring wiring : this.wirings) {
			for (EventExecutor loop : wiring.group()) {
				if (loop.inEventLoop()) {
					return true;
				}
			}
		}
		return false;
	}

	boolean stop(SpServer server) {
		return server.stop(Duration.ofSeconds(10)).orTimeout(20, TimeUnit.SECONDS).join();
	}

	@Override
	public void close() {
		this.runtime.close();
		this.guard.check();
	}

	private final class Record implements ServerEvents {

		@Override
		public void refused(RefusalReason reason) {
			TestRuntime.this.refusals.add(reason);
		}

		@Override
		public void handshake(TlsOutcome outcome) {
			TestRuntime.this.handshakes.add(outcome);
		}

		@Override
		public void closed(CloseReason reason) {
			TestRuntime.this.closings.add(reason);
		}

	}

}
