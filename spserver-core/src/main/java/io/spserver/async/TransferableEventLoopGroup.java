package io.spserver.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ImmediateExecutor;

/**
 * Event loops that threads take turns in leading; connections are spread over them.
 */
public final class TransferableEventLoopGroup extends MultiThreadIoEventLoopGroup {

	/**
	 * Creates the event loops; threads are to lead them.
	 * @param loops how many
	 * @param ioHandlers makes what they work with
	 */
	public TransferableEventLoopGroup(int loops, IoHandlerFactory ioHandlers) {
		super(loops, ImmediateExecutor.INSTANCE, ioHandlers);
	}

	@Override
	protected IoEventLoop newChild(Executor executor, IoHandlerFactory ioHandlerFactory, Object... args) {
		return new TransferableEventLoop(this, ioHandlerFactory);
	}

	/**
	 * The event loops.
	 * @return all of them
	 */
	public List<TransferableEventLoop> loops() {
		List<TransferableEventLoop> loops = new ArrayList<>();
		for (EventExecutor loop : this) {
			loops.add((TransferableEventLoop) loop);
		}
		return loops;
	}

}
