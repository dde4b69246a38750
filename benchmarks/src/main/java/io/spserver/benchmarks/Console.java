package io.spserver.benchmarks;

/**
 * Tells the person at the terminal what goes on.
 */
final class Console {

	private Console() {
	}

	static void say(String line) {
		System.out.println(line);
	}

}
