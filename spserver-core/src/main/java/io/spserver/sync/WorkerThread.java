package io.spserver.sync;

/**
 * A platform thread of the {@link WorkerPool}.
 */
final class WorkerThread extends Thread implements NamedThread {

	private final int number;

	private String server = "";

	WorkerThread(Runnable runnable, int number) {
		super(runnable, "spserver-worker-" + number);
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
