package io.spserver.async;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.RejectedExecutionHandlers;

/**
 * Event loops with a thread each, which look at their connections every few milliseconds,
 * however many replies other threads leave for them: so accepting does not starve while
 * the loop is busy.
 */
public final class FairEventLoopGroup extends MultiThreadIoEventLoopGroup {

	private static final long TASKS_MILLIS = 5;

	/**
	 * Creates the event loops.
	 * @param loops how many
	 * @param threads makes their threads
	 * @param transport what they work with
	 */
	public FairEventLoopGroup(int loops, ThreadFactory threads, NativeTransport transport) {
		super(loops, threads, transport.newIoHandlerFactory());
	}

	@Override
	protected IoEventLoop newChild(Executor executor, IoHandlerFactory ioHandlerFactory, Object... args) {
		return new FairEventLoop(this, executor, ioHandlerFactory);
	}

	/** Belongs to its thread. */
	private static final class FairEventLoop extends SingleThreadIoEventLoop {

		FairEventLoop(FairEventLoopGroup group, Executor executor, IoHandlerFactory ioHandlerFactory) {
			super(group, executor, ioHandlerFactory, Integer.MAX_VALUE, RejectedExecutionHandlers.reject(),
					TASKS_MILLIS);
		}

		/**
		 * Has connections closed also if the loop was shut down while it ran tasks: it
		 * ends then without another look at them.
		 */
		@Override
		protected void run() {
			super.run();
			if (isShuttingDown()) {
				ioHandler().prepareToDestroy();
			}
		}

	}

}
