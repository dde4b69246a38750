package io.spserver.benchmarks.tunnel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tunnel that can be measured. All have one thread for connections but stunnel, which
 * has one for each.
 */
enum TunnelContender {

	/** No tunnel: what the target and the load generator can do. Plain TCP only. */
	DIRECT("no tunnel"),

	/** Ours, leader/followers. */
	OURS_LF("SPServer, leader/followers"),

	/** Ours, half-sync/half-async. */
	OURS_HSHA("SPServer, half-sync/half-async"),

	/** Ours, leader/followers, with OpenSSL for TLS. */
	OURS_LF_OPENSSL("SPServer, leader/followers, engine openssl"),

	/** HAProxy in TCP mode. */
	HAPROXY("haproxy"),

	/** stunnel, which knows no plain TCP on both sides. */
	STUNNEL("stunnel");

	private static final List<String> JVM_FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+UseParallelGC");

	private final String title;

	TunnelContender(String title) {
		this.title = title;
	}

	String title() {
		return this.title;
	}

	String tag() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	boolean speaks(boolean tls) {
		return (tls) ? this != DIRECT : (this != STUNNEL && this != OURS_LF_OPENSSL);
	}

	/** Whether it can be started here. */
	boolean isInstalled() {
		return (this != HAPROXY && this != STUNNEL) || program().isPresent();
	}

	private Optional<Path> program() {
		String paths = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
		return Stream.of(paths.split(":"))
			.map((folder) -> Path.of(folder, tag()))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/**
	 * What starts it.
	 * @param endpoints where it listens and leads
	 * @param folder for its configuration
	 * @return the command, empty for {@link #DIRECT}
	 * @throws IOException if the configuration cannot be written
	 */
	List<String> command(Endpoints endpoints, Path folder) throws IOException {
		return switch (this) {
			case DIRECT -> List.of();
			case OURS_LF, OURS_HSHA, OURS_LF_OPENSSL -> ours(endpoints);
			case HAPROXY -> List.of(program().orElseThrow().toString(), "-f", haproxy(endpoints, folder).toString());
			case STUNNEL -> List.of(program().orElseThrow().toString(), stunnel(endpoints, folder).toString());
		};
	}

	private List<String> ours(Endpoints endpoints) {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<String> rest = List.of("-cp", System.getProperty("java.class.path"), TunnelMain.class.getName(), tag(),
				String.valueOf(endpoints.securePort()), String.valueOf(endpoints.plainPort()),
				String.valueOf(endpoints.targetPort()), endpoints.keyStore().toString());
		return Stream.of(List.of(java), JVM_FLAGS, rest).flatMap(List::stream).toList();
	}

	private static Path haproxy(Endpoints endpoints, Path folder) throws IOException {
		return Files.writeString(folder.resolve("haproxy.cfg"), """
				global
				  nbthread 1
				defaults
				  mode tcp
				  timeout connect 5s
				  timeout client 10m
				  timeout server 10m
				listen secure
				  bind 127.0.0.1:%d ssl crt %s
				  server target 127.0.0.1:%d
				listen plain
				  bind 127.0.0.1:%d
				  server target 127.0.0.1:%d
				""".formatted(endpoints.securePort(), endpoints.pem(), endpoints.targetPort(), endpoints.plainPort(),
				endpoints.targetPort()));
	}

	private static Path stunnel(Endpoints endpoints, Path folder) throws IOException {
		return Files.writeString(folder.resolve("stunnel.conf"), """
				foreground = yes
				pid =
				debug = 3
				[secure]
				accept = 127.0.0.1:%d
				connect = 127.0.0.1:%d
				cert = %s
				""".formatted(endpoints.securePort(), endpoints.targetPort(), endpoints.pem()));
	}

}
