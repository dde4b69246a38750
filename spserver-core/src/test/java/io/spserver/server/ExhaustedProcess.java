package io.spserver.server;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import com.sun.management.OperatingSystemMXBean;
import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.codec.Protocols;

/**
 * A process with an echo server of each pattern, which uses up its descriptors and gives
 * them back when it is told to.
 */
final class ExhaustedProcess {

	private final Deque<Closeable> files = new ArrayDeque<>();

	private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
			StandardCharsets.UTF_8);

	private ExhaustedProcess() {
	}

	/**
	 * Runs the process until its input ends. Its first line of output are the ports of
	 * the servers; then each line of input is answered by one.
	 * @param args the transport
	 * @throws IOException if a server cannot be started
	 */
	public static void main(String[] args) throws IOException {
		// Where the log goes, which is not to be taken for an answer.
		System.setOut(System.err);
		RuntimeOptions options = new RuntimeOptions(Transport.valueOf(args[0]), 1, 2, false);
		try (SpServerRuntime runtime = new SpServerRuntime(options, List.of())) {
			new ExhaustedProcess().run(runtime);
		}
	}

	private void run(SpServerRuntime runtime) throws IOException {
		StringBuilder ports = new StringBuilder();
		for (Pattern pattern : Pattern.values()) {
			ports.append(start(runtime, pattern)).append(' ');
		}
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		system.getProcessCpuTime();
		this.out.println(ports);
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String command = in.readLine(); command != null; command = in.readLine()) {
			switch (command) {
				case "exhaust" -> exhaust();
				case "free" -> free();
				default -> this.out.println(system.getProcessCpuTime());
			}
		}
	}

	private static int start(SpServerRuntime runtime, Pattern pattern) throws IOException {
		ServerOptions options = ServerOptions.builder(pattern.tag(), Protocols.line()).pattern(pattern).build();
		SpServer server = runtime.create(options, (session) -> (request, response) -> response.reply(request.text()),
				null);
		server.start();
		return ((InetSocketAddress) Objects.requireNonNull(server.localAddress())).getPort();
	}

	private void exhaust() {
		try {
			while (true) {
				this.files.push(new FileInputStream("/dev/null"));
			}
		}
		catch (FileNotFoundException ex) {
			this.out.println(this.files.size());
		}
	}

	private void free() throws IOException {
		while (!this.files.isEmpty()) {
			this.files.pop().close();
		}
		this.out.println("free");
	}

}
