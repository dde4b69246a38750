package io.spserver.server;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.internal.ThreadExecutorMap;
import io.spserver.sync.NamedThread;

/**
 * A thread of a {@link Crew}. It belongs to its event loop's buffers from the beginning,
 * though it only sometimes leads it.
 */
final class CrewThread extends FastThreadLocalThread implements NamedThread {

	private final int number;

	private String server = "";

	CrewThread(Runnable work, EventExecutor loop, int number) {
		super(() -> {
			ThreadExecutorMap.setCurrentExecutor(loop);
			work.run();
		}, "spserver-crew-" + number);
		this.number = number;
	}

	@Override
	public void worksFor(String server) {
		if (!this.server.equals(server)) {
			this.server = server;
			setName("spserver-" + server + "-" + this.number);
		}
	}

}
