package io.spserver.async;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.AbstractScheduledEventExecutor;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import io.netty.util.internal.PlatformDependent;
import org.jspecify.annotations.Nullable;

/**
 * An event loop without a thread of its own: threads take turns in leading it, one at a
 * time.
 * <p>
 * A thread begins with {@link #lead()}, calls {@link #runOnce(BooleanSupplier)} as often
 * as it likes and ends with {@link #follow()}. Who may lead is decided outside; that
 * decision must make what one leader wrote visible to the next one.
 * {@link #inEventLoop(Thread)} is true for the leader alone, so that what other threads
 * do to a channel, a former leader among them, goes through the task queue.
 */
public final class TransferableEventLoop extends AbstractScheduledEventExecutor implements IoEventLoop {

	/** How many tasks are run between two looks at the connections. */
	private static final int TASKS_A_ROUND = 256;

	private final IoEventLoopGroup group;

	private final IoHandler ioHandler;

	private final Queue<Runnable> tasks = PlatformDependent.newMpscQueue();

	private final Promise<Void> termination = new DefaultPromise<>(GlobalEventExecutor.INSTANCE);

	private final AtomicBoolean shuttingDown = new AtomicBoolean();

	private final RoundContext context = new RoundContext();

	private volatile @Nullable Thread leader;

	private volatile boolean terminated;

	/** Belongs to the leader. */
	private boolean initialized;

	TransferableEventLoop(IoEventLoopGroup group, IoHandlerFactory factory) {
		super(group);
		this.group = group;
		this.ioHandler = factory.newHandler(this);
	}

	/** The calling thread begins to lead. */
	public void lead() {
		this.leader = Thread.currentThread();
		if (!this.initialized) {
			this.initialized = true;
			this.ioHandler.initialize();
		}
	}

	/** The calling thread ends to lead. */
	public void follow() {
		this.leader = null;
	}

	/**
	 * Handles what the connections have to say, waiting for it if there is nothing else
	 * to do, and runs tasks. Called by the leader.
	 * @param otherWork whether the leader has something else to do and is not to wait
	 * @return {@code false} once the event loop has terminated
	 */
	public boolean runOnce(BooleanSupplier otherWork) {
		if (this.shuttingDown.get()) {
			terminate();
			return false;
		}
		this.context.otherWork = otherWork;
		runTasks();
		this.ioHandler.run(this.context);
		return true;
	}

	private void runTasks() {
		fetchFromScheduledTaskQueue(this.tasks);
		for (int i = 0; i < TASKS_A_ROUND; i++) {
			Runnable task = this.tasks.poll();
			if (task == null) {
				return;
			}
			safeExecute(task);
		}
	}

	/** Has a leader that waits look at its other work. Callable by any thread. */
	public void wakeup() {
		this.ioHandler.wakeup();
	}

	private void terminate() {
		if (this.terminated) {
			return;
		}
		cancelScheduledTasks();
		this.ioHandler.prepareToDestroy();
		while (!this.tasks.isEmpty()) {
			runTasks();
		}
		this.terminated = true;
		this.ioHandler.destroy();
		this.termination.setSuccess(null);
	}

	@Override
	public boolean inEventLoop(Thread thread) {
		return this.leader == thread;
	}

	@Override
	public void execute(Runnable task) {
		Objects.requireNonNull(task, "task");
		if (this.terminated) {
			throw new RejectedExecutionException("The event loop has terminated");
		}
		this.tasks.add(task);
		this.ioHandler.wakeup();
	}

	@Override
	public IoEventLoop next() {
		return this;
	}

	@Override
	public IoEventLoopGroup parent() {
		return this.group;
	}

	@Override
	public Future<IoRegistration> register(IoHandle handle) {
		Promise<IoRegistration> promise = newPromise();
		if (inEventLoop()) {
			register(handle, promise);
		}
		else {
			execute(() -> register(handle, promise));
		}
		return promise;
	}

	private void register(IoHandle handle, Promise<IoRegistration> promise) {
		try {
			promise.setSuccess(this.ioHandler.register(handle));
		}
		catch (Exception ex) {
			promise.setFailure(ex);
		}
	}

	@Override
	@Deprecated
	public ChannelFuture register(Channel channel) {
		return register(new DefaultChannelPromise(channel, this));
	}

	@Override
	@Deprecated
	public ChannelFuture register(ChannelPromise promise) {
		return register(promise.channel(), promise);
	}

	@Override
	@Deprecated
	public ChannelFuture register(Channel channel, ChannelPromise promise) {
		channel.unsafe().register(this, promise);
		return promise;
	}

	@Override
	public boolean isCompatible(Class<? extends IoHandle> handleType) {
		return this.ioHandler.isCompatible(handleType);
	}

	@Override
	public boolean isIoType(Class<? extends IoHandler> handlerType) {
		return this.ioHandler.getClass().equals(handlerType);
	}

	/**
	 * Ends the event loop as soon as it is led again; what is still connected is closed.
	 * There is no quiet period.
	 */
	@Override
	public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
		if (this.shuttingDown.compareAndSet(false, true)) {
			this.ioHandler.wakeup();
		}
		return this.termination;
	}

	@Override
	@Deprecated
	public void shutdown() {
		shutdownGracefully(0, 0, TimeUnit.SECONDS);
	}

	@Override
	public Future<?> terminationFuture() {
		return this.termination;
	}

	@Override
	public boolean isShuttingDown() {
		return this.shuttingDown.get();
	}

	@Override
	public boolean isShutdown() {
		return this.terminated;
	}

	@Override
	public boolean isTerminated() {
		return this.terminated;
	}

	@Override
	public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
		return this.termination.await(timeout, unit);
	}

	/** What the I/O handler may ask during a round. Belongs to the leader. */
	private final class RoundContext implements IoHandlerContext {

		private BooleanSupplier otherWork = () -> false;

		@Override
		public boolean canBlock() {
			return TransferableEventLoop.this.tasks.isEmpty() && !hasScheduledTasks() && !this.otherWork.getAsBoolean()
					&& !isShuttingDown();
		}

		@Override
		public long delayNanos(long currentTimeNanos) {
			return TransferableEventLoop.this.delayNanos(currentTimeNanos, Long.MAX_VALUE);
		}

		@Override
		public long deadlineNanos() {
			return nextScheduledTaskDeadlineNanos();
		}

	}

}
