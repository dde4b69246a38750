package io.spserver.server;

import io.spserver.queueing.ServerContext;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;
import io.spserver.sync.NamedThread;

/**
 * Work beside a session's turn, which holds a permit of its server as a turn does. It is
 * taken for slow, so that no leader runs it in its role.
 *
 * @param work the work
 * @param home where it runs
 * @param server whose work it is
 */
record Errand(Runnable work, TaskExecutor home, ServerContext server) implements Task {

	@Override
	public long expectedNanos() {
		return Long.MAX_VALUE;
	}

	@Override
	public void run() {
		if (Thread.currentThread() instanceof NamedThread thread) {
			thread.worksFor(this.server.options().name());
		}
		try {
			this.work.run();
		}
		finally {
			Thread.interrupted();
			this.server.work().release();
		}
	}

}
