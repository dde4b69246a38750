package io.spserver.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes where a run took place.
 */
final class Machine {

	private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

	private static final Pattern LIBRARY = Pattern.compile("(netty-handler|jetty-server|undertow-core|tomcat-embed-core"
			+ "|reactor-netty-http|armeria|spring-integration-ip|subethasmtp|greenmail)-(\\d[^/:]*)\\.jar");

	private Machine() {
	}

	static String processor() {
		return Runtime.getRuntime().availableProcessors() + " × " + model();
	}

	private static String model() {
		try (Stream<String> lines = Files.lines(CPU_INFO)) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse(System.getProperty("os.arch"));
		}
		catch (IOException ex) {
			return System.getProperty("os.arch");
		}
	}

	static String system() {
		return System.getProperty("os.name") + " " + System.getProperty("os.version");
	}

	static String java() {
		return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
	}

	/** What is measured, with versions, found by the names of the files. */
	static String libraries() {
		Matcher jars = LIBRARY.matcher(System.getProperty("java.class.path"));
		return jars.results()
			.map((jar) -> jar.group(1) + " " + jar.group(2))
			.sorted()
			.collect(Collectors.joining(", "));
	}

}
