package io.spserver.boot.autoconfigure.rpc;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one server, for calls beside the thread that has the request: they count
 * among the handlers that the server may run at once, and a call that finds none is
 * refused. Safe for use by any thread.
 */
final class ServerThreads implements Executor {

	private final SpServerRuntime runtime;

	private final String name;

	private volatile @Nullable SpServer server;

	ServerThreads(SpServerRuntime runtime, String name) {
		this.runtime = runtime;
		this.name = name;
	}

	@Override
	public void execute(Runnable task) {
		SpServer found = this.server;
		if (found == null) {
			found = this.runtime.servers()
				.stream()
				.filter((candidate) -> candidate.name().equals(this.name))
				.findFirst()
				.orElseThrow(() -> new RejectedExecutionException("There is no server '" + this.name + "'"));
			this.server = found;
		}
		found.execute(task);
	}

}
