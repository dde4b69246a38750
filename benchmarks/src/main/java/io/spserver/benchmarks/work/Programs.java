package io.spserver.benchmarks.work;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Programs of the machine.
 */
public final class Programs {

	private Programs() {
	}

	/**
	 * Finds a program in the path and where system programs are.
	 * @param name its name
	 * @return the file, {@code null} if it is not installed
	 */
	public static @Nullable Path find(String name) {
		String path = System.getenv().getOrDefault("PATH", "");
		return Stream.concat(Stream.of(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/libexec/postfix"))
			.map((folder) -> Path.of(folder, name))
			.filter(Files::isExecutable)
			.findFirst()
			.orElse(null);
	}

}
