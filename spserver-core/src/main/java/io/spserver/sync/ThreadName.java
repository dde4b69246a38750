package io.spserver.sync;

/**
 * Keeps the name of a thread in step with the server it works for. Belongs to that
 * thread.
 */
public final class ThreadName implements NamedThread {

	private final Thread thread;

	private final int number;

	private String server = "";

	/**
	 * Creates the name of a thread that works for nobody yet.
	 * @param thread the thread
	 * @param number tells it from others
	 */
	public ThreadName(Thread thread, int number) {
		this.thread = thread;
		this.number = number;
	}

	@Override
	public void worksFor(String server) {
		if (!this.server.equals(server)) {
			this.server = server;
			this.thread.setName("spserver-" + server + "-" + this.number);
		}
	}

}
