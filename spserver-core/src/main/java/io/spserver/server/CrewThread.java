package io.spserver.server;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.internal.ThreadExecutorMap;
import io.spserver.sync.NamedThread;
import io.spserver.sync.ThreadName;

/**
 * A thread of a {@link Crew}. It belongs to its event loop's buffers from the beginning,
 * though it only sometimes leads it.
 */
final class CrewThread extends FastThreadLocalThread implements NamedThread {

	private final ThreadName name;

	CrewThread(Runnable work, EventExecutor loop, int number) {
		super(() -> {
			ThreadExecutorMap.setCurrentExecutor(loop);
			work.run();
		}, "spserver-crew-" + number);
		this.name = new ThreadName(this, number);
	}

	@Override
	public void worksFor(String server) {
		this.name.worksFor(server);
	}

}
