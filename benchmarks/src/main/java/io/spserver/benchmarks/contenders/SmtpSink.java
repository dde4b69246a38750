package io.spserver.benchmarks.contenders;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.spserver.benchmarks.work.Programs;
import org.jspecify.annotations.Nullable;

/**
 * Postfix's {@code smtp-sink}, one thread of C that checks little and keeps nothing. It
 * is a child of the contender's process, which has nothing else to do.
 */
final class SmtpSink {

	/** Where it is, {@code null} if it is not installed. */
	static final @Nullable Path PROGRAM = Programs.find("smtp-sink");

	/** Whom it becomes when it was started by root, as it demands. */
	private static final String USER = "nobody";

	private static final int ATTEMPTS = 100;

	private static final long PAUSE_MILLIS = 50;

	private SmtpSink() {
	}

	static int listen() throws IOException, InterruptedException {
		int port = freePort();
		List<String> command = new ArrayList<>(List.of(String.valueOf(PROGRAM)));
		if ("root".equals(System.getProperty("user.name"))) {
			command.addAll(List.of("-u", USER));
		}
		command.addAll(List.of("-m", String.valueOf(Settings.MAX_CONNECTIONS), Settings.ADDRESS + ":" + port,
				String.valueOf(Settings.BACKLOG)));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		for (int i = 0; i < ATTEMPTS && process.isAlive(); i++) {
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
				return port;
			}
			catch (IOException ex) {
				TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
			}
		}
		process.destroy();
		throw new IOException(String.join(" ", command) + " does not listen");
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
