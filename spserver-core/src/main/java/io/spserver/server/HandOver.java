package io.spserver.server;

import java.util.concurrent.RejectedExecutionException;

import io.netty.channel.EventLoop;
import io.spserver.queueing.Task;
import io.spserver.queueing.TaskExecutor;
import io.spserver.sync.Workers;

/**
 * Hands the turns of one event loop's sessions over to the worker threads. Those that
 * become ready while the loop goes through its connections are gathered, so that a thread
 * is woken once for them and not for each; after a number of them a thread is woken
 * nevertheless. What is gathered belongs to the event loop; other threads hand over at
 * once.
 */
final class HandOver implements TaskExecutor {

	/** How many turns may wait for the end of the loop's round. */
	private static final int MOST = 16;

	private final EventLoop loop;

	private final Workers workers;

	private final Runnable roundEnd = this::endRound;

	private int gathered;

	HandOver(EventLoop loop, Workers workers) {
		this.loop = loop;
		this.workers = workers;
	}

	@Override
	public void execute(Task task) {
		if (!this.loop.inEventLoop()) {
			this.workers.execute(task);
			return;
		}
		this.workers.add(task);
		this.gathered++;
		if (this.gathered == 1) {
			awaitRoundEnd();
		}
		else if (this.gathered % MOST == 0) {
			this.workers.summon();
		}
	}

	private void awaitRoundEnd() {
		try {
			this.loop.execute(this.roundEnd);
		}
		catch (RejectedExecutionException ex) {
			// The loop is in its last round.
			endRound();
		}
	}

	private void endRound() {
		this.gathered = 0;
		this.workers.summon();
	}

}
