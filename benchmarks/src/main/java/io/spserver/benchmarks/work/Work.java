package io.spserver.benchmarks.work;

import java.util.concurrent.TimeUnit;

/**
 * What a request asks its handler to do before it answers. All contenders run the same
 * code.
 */
public enum Work {

	/** Nothing: the handler answers at once. */
	HELLO("/hello", 'h'),
	/** Sleep 10 milliseconds. */
	SLEEP("/sleep", 's'),
	/** Sleep 100 milliseconds: what blocks a thread. */
	BLOCK("/block", 'b'),
	/** Use 200 microseconds of CPU. */
	SPIN("/spin", 'c'),
	/** Nothing, in each of the hundred calls of a batch. */
	BATCH("/batch", 'a');

	/** The body of each HTTP answer. */
	public static final String BODY = "Hello, world!";

	/** How long {@link #SLEEP} takes, in milliseconds. */
	public static final int SLEEP_MILLIS = 10;

	private static final int BLOCK_MILLIS = 100;

	private final String path;

	private final char code;

	Work(String path, char code) {
		this.path = path;
		this.code = code;
	}

	/**
	 * The path of an HTTP request that asks for this work.
	 * @return the path
	 */
	public String path() {
		return this.path;
	}

	/**
	 * A line of 32 characters that asks for this work.
	 * @return the line, without its end
	 */
	public String line() {
		return this.code + " is the work; then echo this line";
	}

	/**
	 * The work that an HTTP request asks for.
	 * @param path the request's path
	 * @return the work
	 */
	public static Work ofPath(String path) {
		return switch (path) {
			case "/hello" -> HELLO;
			case "/sleep" -> SLEEP;
			case "/block" -> BLOCK;
			case "/spin" -> SPIN;
			default -> throw new IllegalArgumentException("No work has the path " + path);
		};
	}

	/**
	 * The work that a line asks for.
	 * @param line the line
	 * @return the work
	 */
	public static Work ofLine(String line) {
		return switch (line.charAt(0)) {
			case 'h' -> HELLO;
			case 's' -> SLEEP;
			case 'b' -> BLOCK;
			case 'c' -> SPIN;
			default -> throw new IllegalArgumentException("No work has the line " + line);
		};
	}

	/** Does the work on the calling thread. */
	public void perform() {
		switch (this) {
			case HELLO, BATCH -> {
			}
			case SLEEP -> sleep(SLEEP_MILLIS);
			case BLOCK -> sleep(BLOCK_MILLIS);
			case SPIN -> Spin.spin(Spin.CONFIGURED_STEPS);
		}
	}

	private static void sleep(int millis) {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
