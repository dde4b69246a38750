package io.spserver.protocol.http.content;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Takes paths of requests for file names only if they mean the same on every operating
 * system and no more than a name below a folder.
 */
final class FileNames {

	/** Devices on Windows, with any extension; digits may be superscripts there. */
	private static final Pattern DEVICE = Pattern
		.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])( *\\..*)?");

	private static final String FORBIDDEN = "/\\:*?\"<>|";

	private FileNames() {
	}

	/**
	 * The names that a path consists of.
	 * @param path the path, decoded, with or without a slash before it
	 * @return the names; {@code null} if one of them is hidden, is not a plain name, or
	 * means something else on another operating system
	 */
	static @Nullable List<String> of(String path) {
		String relative = (path.startsWith("/")) ? path.substring(1) : path;
		if (relative.isEmpty()) {
			return List.of();
		}
		List<String> names = List.of(relative.split("/", -1));
		return (names.stream().allMatch(FileNames::isPlain)) ? names : null;
	}

	private static boolean isPlain(String name) {
		return !name.isEmpty() && !isHidden(name) && !name.endsWith(".") && !name.endsWith(" ")
				&& name.chars().noneMatch((c) -> c < ' ' || c == 0x7f || FORBIDDEN.indexOf(c) >= 0)
				&& !DEVICE.matcher(name).matches();
	}

	static boolean isHidden(String name) {
		return name.startsWith(".");
	}

}
