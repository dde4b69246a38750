package io.spserver.benchmarks.contenders;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;

import io.spserver.benchmarks.work.Wire;

/**
 * The process of a contender. Says on standard output where it listens, answers what it
 * is asked on standard input, and ends when that ends: no contender outlives the runner,
 * and no program that it has started.
 */
public final class ContenderMain {

	/** What begins the line that says the port. */
	public static final String LISTENING = "listening ";

	/** What asks for the heap that is in use after a collection, answered in bytes. */
	public static final String HEAP = "heap";

	private static final int COLLECTIONS = 3;

	private ContenderMain() {
	}

	/**
	 * Starts a contender.
	 * @param args its name and its protocol
	 * @throws Exception if it does not start
	 */
	public static void main(String[] args) throws Exception {
		PrintStream out = System.out;
		try {
			int port = Contender.ofTag(args[0]).listen(Wire.ofTag(args[1]));
			out.println(LISTENING + port);
			answer(out);
		}
		finally {
			ProcessHandle.current().children().forEach(ProcessHandle::destroy);
			Runtime.getRuntime().halt(0);
		}
	}

	private static void answer(PrintStream out) throws IOException {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (line.equals(HEAP)) {
				out.println(usedHeap());
			}
		}
	}

	private static long usedHeap() {
		MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
		long used = Long.MAX_VALUE;
		for (int i = 0; i < COLLECTIONS; i++) {
			memory.gc();
			used = Math.min(used, memory.getHeapMemoryUsage().getUsed());
		}
		return used;
	}

}
