package io.spserver.sync;

import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.spserver.queueing.Task;

/**
 * A virtual thread for each task. Reaches them by reflection, since the code also runs on
 * Java 17.
 */
final class VirtualWorkers implements Workers {

	private final ExecutorService executor = newExecutor();

	private final Set<Thread> running = ConcurrentHashMap.newKeySet();

	private static ExecutorService newExecutor() {
		try {
			return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
		}
		catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException ex) {
			throw new IllegalStateException("Virtual threads need Java 21 or newer", ex);
		}
	}

	@Override
	public void execute(Task task) {
		try {
			this.executor.execute(() -> {
				Thread thread = Thread.currentThread();
				thread.setName("spserver-" + task.server().options().name());
				this.running.add(thread);
				try {
					task.run();
				}
				finally {
					this.running.remove(thread);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			// Closed: what comes later is dropped.
			return;
		}
	}

	@Override
	public void add(Task task) {
		execute(task);
	}

	@Override
	public void summon() {
	}

	@Override
	public void growTo(int threads) {
	}

	@Override
	public int threads() {
		return 0;
	}

	@Override
	public void interrupt() {
		this.running.forEach(Thread::interrupt);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

	@Override
	public boolean awaitEnd(long nanos) throws InterruptedException {
		return this.executor.awaitTermination(nanos, TimeUnit.NANOSECONDS);
	}

}
