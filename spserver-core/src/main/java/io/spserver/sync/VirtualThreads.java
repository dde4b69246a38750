package io.spserver.sync;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reaches virtual threads from code that also runs on Java 17.
 */
final class VirtualThreads {

	private VirtualThreads() {
	}

	static ExecutorService newExecutor() {
		try {
			return (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
		}
		catch (IllegalAccessException | InvocationTargetException | NoSuchMethodException ex) {
			throw new IllegalStateException("Virtual threads need Java 21 or newer", ex);
		}
	}

}
