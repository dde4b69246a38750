package io.spserver.benchmarks.tunnel;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A tunnel in a process of its own, or none.
 */
final class TunnelProcess implements AutoCloseable {

	private static final int START_MILLIS = 20_000;

	private static final int TRY_MILLIS = 50;

	private static final int PAGE = 4096;

	private final TunnelContender contender;

	private final Endpoints endpoints;

	private final @Nullable Process process;

	private TunnelProcess(TunnelContender contender, Endpoints endpoints, @Nullable Process process) {
		this.contender = contender;
		this.endpoints = endpoints;
		this.process = process;
	}

	static TunnelProcess start(TunnelContender contender, Endpoints endpoints, Path folder) throws IOException {
		List<String> command = contender.command(endpoints, folder);
		if (command.isEmpty()) {
			return new TunnelProcess(contender, endpoints, null);
		}
		File log = folder.resolve(contender.tag() + ".log").toFile();
		Process process = new ProcessBuilder(command).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log)
			.start();
		TunnelProcess started = new TunnelProcess(contender, endpoints, process);
		try {
			started.awaitListening(log);
			return started;
		}
		catch (IOException ex) {
			started.close();
			throw ex;
		}
	}

	private void awaitListening(File log) throws IOException {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
		boolean tls = !this.contender.speaks(false);
		while (System.nanoTime() < end) {
			try (Socket socket = new Socket()) {
				socket.connect(address(tls), START_MILLIS);
				return;
			}
			catch (IOException ex) {
				pause();
			}
		}
		throw new IOException(this.contender.tag() + " did not start; see " + log);
	}

	private static void pause() throws IOException {
		try {
			TimeUnit.MILLISECONDS.sleep(TRY_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
	}

	TunnelContender contender() {
		return this.contender;
	}

	InetSocketAddress address(boolean tls) {
		int plain = (this.process != null) ? this.endpoints.plainPort() : this.endpoints.targetPort();
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), (tls) ? this.endpoints.securePort() : plain);
	}

	/** The CPU time that it has used. */
	Duration cpu() {
		return (this.process != null) ? this.process.info().totalCpuDuration().orElse(Duration.ZERO) : Duration.ZERO;
	}

	/** The memory that it has, in bytes; 0 where that is not known. */
	long residentMemory() {
		if (this.process == null) {
			return 0;
		}
		try {
			String[] pages = Files.readString(Path.of("/proc", String.valueOf(this.process.pid()), "statm")).split(" ");
			return Long.parseLong(pages[1]) * PAGE;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	@Override
	public void close() {
		if (this.process != null) {
			this.process.destroyForcibly();
			try {
				this.process.waitFor(1, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
