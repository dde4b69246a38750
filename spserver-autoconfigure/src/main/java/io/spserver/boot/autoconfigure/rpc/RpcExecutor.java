package io.spserver.boot.autoconfigure.rpc;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Threads that make calls beside the thread that has the request. They appear when needed
 * and go when idle; a call that finds none is refused. Safe for use by any thread.
 */
final class RpcExecutor implements Executor, DisposableBean {

	private static final int THREADS_PER_PROCESSOR = 4;

	private static final int LEAST_THREADS = 8;

	private final ThreadPoolExecutor threads;

	RpcExecutor() {
		int most = Math.max(LEAST_THREADS, THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
		CustomizableThreadFactory factory = new CustomizableThreadFactory("spserver-rpc-");
		factory.setDaemon(true);
		this.threads = new ThreadPoolExecutor(0, most, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
	}

	@Override
	public void execute(Runnable task) {
		this.threads.execute(task);
	}

	@Override
	public void destroy() {
		this.threads.shutdown();
	}

}
