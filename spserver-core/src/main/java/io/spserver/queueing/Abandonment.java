package io.spserver.queueing;

import io.spserver.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a step that came after its session had ended.
 *
 * @param session the session
 * @param step the step
 */
record Abandonment(ServerSession session, Step step) implements Task {

	private static final Logger logger = LoggerFactory.getLogger(Abandonment.class);

	@Override
	public TaskExecutor home() {
		return this.session.home();
	}

	@Override
	public ServerContext server() {
		return this.session.server();
	}

	@Override
	public long expectedNanos() {
		return this.session.expectedNanos();
	}

	@Override
	public void run() {
		try {
			tell(this.step);
		}
		finally {
			server().work().release();
		}
	}

	/**
	 * Tells a step on the calling thread.
	 * @param step the step
	 */
	static void tell(Step step) {
		try {
			step.abandoned();
		}
		catch (Throwable ex) {
			logger.error("Step {} failed when it was abandoned", step, ex);
		}
	}

}
