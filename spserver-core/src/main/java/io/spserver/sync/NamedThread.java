package io.spserver.sync;

/**
 * A thread that bears the name of the server it works for.
 */
public interface NamedThread {

	/**
	 * Names the thread. Called by the thread itself before each turn; cheap when the
	 * server is the same as before.
	 * @param server the server's name
	 */
	void worksFor(String server);

}
