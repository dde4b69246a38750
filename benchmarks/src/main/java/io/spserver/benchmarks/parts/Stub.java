package io.spserver.benchmarks.parts;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

import io.spserver.CloseReason;
import io.spserver.ServerEvents;
import io.spserver.ServerOptions;
import io.spserver.Sessions;
import io.spserver.codec.Protocols;
import io.spserver.queueing.Delivery;
import io.spserver.queueing.DeliveryChain;
import io.spserver.queueing.Outlet;
import io.spserver.queueing.OverloadPolicy;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.ServerSession;
import io.spserver.queueing.SessionRegistry;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;
import io.spserver.queueing.Turn;
import io.spserver.queueing.WorkQueue;

/**
 * A server without a network and without threads: what is submitted runs at once on the
 * calling thread, and what is sent goes nowhere.
 */
final class Stub implements WorkQueue, Outlet {

	private static final SocketAddress ADDRESS = InetSocketAddress.createUnresolved("localhost", 1);

	private final SessionRegistry registry = new SessionRegistry(Runnable::run);

	private final ServerContext context;

	Stub() {
		ServerOptions options = ServerOptions.builder("benchmark", Protocols.line()).build();
		this.context = new ServerContext(options, (session) -> (request, response) -> {
		}, new ServerEvents() {
		}, this, new OverloadPolicy(options), (turn) -> () -> run(turn), this.registry.group(options.name()),
				this.registry);
	}

	private static void run(Turn turn) {
		while (turn.nextMessage() != null) {
			turn.ran(0);
			turn.handled();
		}
		CloseReason reason = turn.takeClose();
		if (reason != null) {
			turn.ended();
		}
	}

	ServerSession session() {
		return session(Task::run);
	}

	ServerSession session(TaskExecutor home) {
		return new ServerSession(this.context, ADDRESS, ADDRESS, this, home, null);
	}

	Sessions sessions() {
		return this.registry;
	}

	@Override
	public void submit(Task task) {
		task.run();
	}

	@Override
	public void release() {
	}

	@Override
	public boolean isFull() {
		return false;
	}

	@Override
	public int waiting() {
		return 0;
	}

	@Override
	public int running() {
		return 0;
	}

	@Override
	public void deliver(DeliveryChain chain) {
		chain.takeAll();
	}

	@Override
	public void deliver(Delivery delivery) {
	}

	@Override
	public boolean isWritable() {
		return true;
	}

	@Override
	public void turnEnded() {
	}

	@Override
	public boolean isEncrypted() {
		return false;
	}

	@Override
	public boolean canStartTls() {
		return false;
	}

}
