package io.spserver.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.spserver.benchmarks.contenders.Contender;
import io.spserver.benchmarks.contenders.ContenderMain;
import io.spserver.benchmarks.work.Spin;
import io.spserver.benchmarks.work.Wire;

/**
 * A contender in a process of its own. Ends when this object is closed, and also when the
 * runner ends in any other way.
 */
final class ServerProcess implements AutoCloseable {

	/** The flags of every contender's Java machine. */
	static final List<String> JVM_FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseParallelGC",
			"-XX:+ExitOnOutOfMemoryError");

	private static final long ANSWER_SECONDS = 60;

	private static final long END_SECONDS = 5;

	private static final long CALM_CHECK_MILLIS = 200;

	private static final long CALM_CPU_MILLIS = 10;

	private static final int CALM_CHECKS = 25;

	private final Contender contender;

	private final Process process;

	private final BufferedReader answers;

	private final InetSocketAddress address;

	private ServerProcess(Contender contender, Process process) throws IOException {
		this.contender = contender;
		this.process = process;
		this.answers = process.inputReader(StandardCharsets.US_ASCII);
		String line = answer();
		if (!line.startsWith(ContenderMain.LISTENING)) {
			throw new IOException(contender.tag() + " said: " + line);
		}
		this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(),
				Integer.parseInt(line.substring(ContenderMain.LISTENING.length())));
	}

	/**
	 * Starts a contender.
	 * @param contender the contender
	 * @param wire its protocol
	 * @param spinSteps how many steps the wanted CPU time takes
	 * @param logs the folder for what it writes to standard error
	 * @return the process, ready to be used
	 * @throws IOException if it does not start
	 */
	static ServerProcess start(Contender contender, Wire wire, int spinSteps, Path logs) throws IOException {
		Files.createDirectories(logs);
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(JVM_FLAGS);
		command.add("-D" + Spin.PROPERTY + "=" + spinSteps);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), ContenderMain.class.getName()));
		command.addAll(List.of(contender.tag(), wire.tag()));
		File log = logs.resolve(contender.tag() + "-" + wire.tag() + ".log").toFile();
		Process process = new ProcessBuilder(command).directory(logs.toFile()).redirectError(log).start();
		try {
			return new ServerProcess(contender, process);
		}
		catch (IOException ex) {
			process.destroyForcibly();
			throw new IOException(contender.tag() + " did not start; see " + log, ex);
		}
	}

	Contender contender() {
		return this.contender;
	}

	InetSocketAddress address() {
		return this.address;
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * What the process said last, if it has ended or does so within a second.
	 * @return the words, empty if it goes on
	 * @throws IOException if they cannot be read
	 */
	String lastWords() throws IOException {
		try {
			return this.process.waitFor(1, TimeUnit.SECONDS) ? "; it has ended: " + answer() : "";
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return "";
		}
	}

	/** The CPU time that the process and the programs that it runs have used. */
	Duration cpu() {
		return Stream.concat(Stream.of(this.process.toHandle()), this.process.descendants())
			.map((handle) -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
			.reduce(Duration.ZERO, Duration::plus);
	}

	/**
	 * Waits until the process has nothing to do any more, five seconds at most, so that
	 * what a load leaves behind does not disturb the next.
	 */
	void awaitCalm() {
		try {
			Duration before = cpu();
			for (int i = 0; i < CALM_CHECKS; i++) {
				TimeUnit.MILLISECONDS.sleep(CALM_CHECK_MILLIS);
				Duration now = cpu();
				if (now.minus(before).toMillis() <= CALM_CPU_MILLIS) {
					return;
				}
				before = now;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The heap that is in use after a collection, in bytes. */
	long heap() throws IOException {
		this.process.outputWriter().write(ContenderMain.HEAP + "\n");
		this.process.outputWriter().flush();
		return Long.parseLong(answer());
	}

	private String answer() throws IOException {
		try {
			return CompletableFuture.supplyAsync(this::readLine).get(ANSWER_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IOException(this.contender.tag() + " does not answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
	}

	private String readLine() {
		try {
			String line = this.answers.readLine();
			return (line != null) ? line : "(nothing)";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.process.outputWriter().close();
			if (!this.process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			this.process.destroyForcibly();
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
