package io.spserver.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.spserver.async.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Servers of both patterns in a process that has no descriptor left for a connection.
 */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@EnumSource(value = Transport.class, names = { "AUTO", "NIO" })
class ExhaustedDescriptorsTests {

	/** How long a connection waits in vain, in milliseconds; a pause takes less. */
	private static final int IN_VAIN = 1300;

	private final Path log;

	private final Process process;

	private final BufferedReader answers;

	ExhaustedDescriptorsTests(Transport transport, @TempDir Path folder) throws IOException {
		this.log = folder.resolve("log");
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		this.process = new ProcessBuilder("bash", "-c", "ulimit -n 256; exec \"$@\"", "bash", java, "-Xmx64m",
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				ExhaustedProcess.class.getName(), transport.name())
			.redirectError(this.log.toFile())
			.start();
		this.answers = this.process.inputReader(StandardCharsets.UTF_8);
	}

	@AfterEach
	void endTheProcess() throws Exception {
		this.process.getOutputStream().close();
		if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
			this.process.destroyForcibly();
		}
	}

	private String tell(String command) throws IOException {
		this.process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.US_ASCII));
		this.process.getOutputStream().flush();
		return this.answers.readLine();
	}

	@Test
	void serversPauseAndGoOnWhenThereAreDescriptorsAgain() throws Exception {
		String[] ports = this.answers.readLine().strip().split(" ");
		List<LineClient> open = new ArrayList<>();
		List<LineClient> waiting = new ArrayList<>();
		try {
			for (String port : ports) {
				open.add(connect(port));
			}
			answersAll(open);
			assertThat(Integer.parseInt(tell("exhaust"))).isPositive();
			for (String port : ports) {
				waiting.add(connect(port).send("waits\r\n"));
				waiting.add(connect(port).send("waits\r\n"));
			}
			answersAll(open);
			answersNoneAndUsesLittleTime(waiting);
			answersAll(open);
			assertThat(tell("free")).isEqualTo("free");
			for (LineClient client : waiting) {
				assertThat(client.line()).isEqualTo("waits");
			}
			answersAll(open);
		}
		finally {
			for (LineClient client : open) {
				client.close();
			}
			for (LineClient client : waiting) {
				client.close();
			}
		}
		assertThat(Files.readAllLines(this.log)).filteredOn((line) -> line.contains("cannot accept"))
			.hasSize(ports.length);
		assertThat(Files.readAllLines(this.log)).hasSizeLessThan(5 * ports.length);
	}

	private static LineClient connect(String port) throws IOException {
		return new LineClient(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)));
	}

	private static void answersAll(List<LineClient> clients) throws IOException {
		for (LineClient client : clients) {
			assertThat(client.ask("here")).isEqualTo("here");
		}
	}

	private void answersNoneAndUsesLittleTime(List<LineClient> clients) throws IOException {
		long before = Long.parseLong(tell("time"));
		long start = System.nanoTime();
		LineClient first = clients.get(0);
		int patience = first.socket().getSoTimeout();
		first.socket().setSoTimeout(IN_VAIN);
		assertThatExceptionOfType(SocketTimeoutException.class)
			.isThrownBy(() -> first.socket().getInputStream().read());
		first.socket().setSoTimeout(patience);
		long used = Long.parseLong(tell("time")) - before;
		assertThat(used).isLessThan((System.nanoTime() - start) / 2);
	}

}
