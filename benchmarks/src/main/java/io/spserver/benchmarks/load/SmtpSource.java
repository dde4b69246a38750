package io.spserver.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.spserver.benchmarks.work.Programs;
import org.jspecify.annotations.Nullable;

/**
 * Postfix's {@code smtp-source}, a process a batch.
 */
final class SmtpSource implements Mails {

	/** Where it is, {@code null} if it is not installed. */
	static final @Nullable Path PROGRAM = Programs.find("smtp-source");

	private static final long MAX_SECONDS = 120;

	@Override
	public String title() {
		return "smtp-source";
	}

	@Override
	public void send(InetSocketAddress address, int sessions, boolean many) throws IOException {
		List<String> command = new ArrayList<>(List.of(String.valueOf(PROGRAM)));
		if (many) {
			command.add("-d");
		}
		command.addAll(List.of("-s", String.valueOf(sessions), "-m", String.valueOf(BATCH), "-l", String.valueOf(SIZE),
				address.getAddress().getHostAddress() + ":" + address.getPort()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try {
			if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
				throw new IOException("smtp-source has not ended after " + MAX_SECONDS + " s");
			}
			if (process.exitValue() != 0) {
				throw new IOException("smtp-source: "
						+ new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("Interrupted", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

}
