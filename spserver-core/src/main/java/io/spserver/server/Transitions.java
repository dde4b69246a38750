package io.spserver.server;

/**
 * Told of each {@link Transition}, so that tests can hold a thread up there. Does nothing
 * itself; a class, since a compiler at run time removes the calls of a method that no
 * class loaded overrides, so that they cost nothing outside tests.
 */
class Transitions {

	/** Nobody wants to know. */
	static final Transitions UNOBSERVED = new Transitions();

	/**
	 * The calling thread is at a transition.
	 * @param transition which one
	 */
	void reached(Transition transition) {
	}

}
