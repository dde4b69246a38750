package io.spserver.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.ThreadAwareExecutor;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Stands around the heart of event loops that change threads, and notes each thread that
 * gets in without leading the loop, or while another one is inside. Holds threads up on
 * the way to sleep and when they wake the loop, where a wake-up may get lost.
 */
final class IoGuard {

	private final Queue<String> violations = new ConcurrentLinkedQueue<>();

	private final Runnable holdUp;

	/**
	 * Creates a guard.
	 * @param holdUp called where a thread may be held up
	 */
	IoGuard(Runnable holdUp) {
		this.holdUp = holdUp;
	}

	IoHandlerFactory around(IoHandlerFactory factory) {
		return new IoHandlerFactory() {

			@Override
			public IoHandler newHandler(ThreadAwareExecutor executor) {
				return new Guarded(factory.newHandler(executor), executor);
			}

			@Override
			public boolean isChangingThreadSupported() {
				return factory.isChangingThreadSupported();
			}

		};
	}

	void check() {
		assertThat(this.violations).isEmpty();
	}

	/** Lets one thread in. */
	private final class Guarded implements IoHandler {

		private final IoHandler guarded;

		private final ThreadAwareExecutor executor;

		private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();

		Guarded(IoHandler guarded, ThreadAwareExecutor executor) {
			this.guarded = guarded;
			this.executor = executor;
		}

		/** Whoever was inside before: nobody, or the calling thread. */
		private @Nullable Thread enter(String where) {
			Thread me = Thread.currentThread();
			if (!this.executor.isExecutorThread(me)) {
				IoGuard.this.violations.add(me.getName() + " does not lead and is in " + where);
			}
			Thread other = this.inside.getAndSet(me);
			if (other != null && other != me) {
				IoGuard.this.violations.add(me.getName() + " is in " + where + " together with " + other.getName());
			}
			return other;
		}

		private void leave(@Nullable Thread before) {
			if (!this.inside.compareAndSet(Thread.currentThread(), before)) {
				IoGuard.this.violations.add(Thread.currentThread().getName() + " was not alone");
			}
		}

		@Override
		public void initialize() {
			Thread before = enter("initialize");
			this.guarded.initialize();
			leave(before);
		}

		@Override
		public int run(IoHandlerContext context) {
			Thread before = enter("run");
			try {
				return this.guarded.run(new SlowContext(context));
			}
			finally {
				leave(before);
			}
		}

		@Override
		public void prepareToDestroy() {
			Thread before = enter("prepareToDestroy");
			this.guarded.prepareToDestroy();
			leave(before);
		}

		@Override
		public void destroy() {
			Thread before = enter("destroy");
			this.guarded.destroy();
			leave(before);
		}

		@Override
		public IoRegistration register(IoHandle handle) throws Exception {
			Thread before = enter("register");
			try {
				return this.guarded.register(handle);
			}
			finally {
				leave(before);
			}
		}

		@Override
		public void wakeup() {
			IoGuard.this.holdUp.run();
			this.guarded.wakeup();
		}

		@Override
		public boolean isCompatible(Class<? extends IoHandle> handleType) {
			return this.guarded.isCompatible(handleType);
		}

	}

	/** Takes its time between the look at what there is to do, and sleep. */
	private final class SlowContext implements IoHandlerContext {

		private final IoHandlerContext context;

		SlowContext(IoHandlerContext context) {
			this.context = context;
		}

		@Override
		public boolean canBlock() {
			boolean canBlock = this.context.canBlock();
			IoGuard.this.holdUp.run();
			return canBlock;
		}

		@Override
		public long delayNanos(long currentTimeNanos) {
			return this.context.delayNanos(currentTimeNanos);
		}

		@Override
		public long deadlineNanos() {
			return this.context.deadlineNanos();
		}

	}

}
