package io.spserver.protocol.http.content;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Content types by file name. The same on every machine, unlike those of the operating
 * system.
 */
final class ContentTypes {

	private static final String UNKNOWN = "application/octet-stream";

	private static final Map<String, String> TYPES = new HashMap<>();

	static {
		text("text/html", "html", "htm");
		text("text/css", "css");
		text("text/javascript", "js", "mjs");
		text("text/plain", "txt", "log", "properties", "conf");
		text("text/csv", "csv");
		text("text/markdown", "md");
		text("application/xml", "xml", "xsd", "xsl");
		text("application/yaml", "yaml", "yml");
		type("application/json", "json", "map");
		type("application/manifest+json", "webmanifest");
		type("application/wasm", "wasm");
		type("application/pdf", "pdf");
		type("application/zip", "zip");
		type("application/gzip", "gz", "tgz");
		type("application/x-tar", "tar");
		type("application/java-archive", "jar");
		type("image/svg+xml", "svg");
		type("image/png", "png");
		type("image/jpeg", "jpg", "jpeg");
		type("image/gif", "gif");
		type("image/webp", "webp");
		type("image/avif", "avif");
		type("image/x-icon", "ico");
		type("font/woff", "woff");
		type("font/woff2", "woff2");
		type("font/ttf", "ttf");
		type("font/otf", "otf");
		type("audio/mpeg", "mp3");
		type("audio/ogg", "ogg", "oga");
		type("video/mp4", "mp4");
		type("video/webm", "webm");
	}

	private ContentTypes() {
	}

	private static void text(String type, String... extensions) {
		type(type + ";charset=UTF-8", extensions);
	}

	private static void type(String type, String... extensions) {
		for (String extension : extensions) {
			TYPES.put(extension, type);
		}
	}

	/**
	 * The content type of a file.
	 * @param name the file's name
	 * @return the value of {@code Content-Type}, text in UTF-8
	 */
	static String of(String name) {
		String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return TYPES.getOrDefault(extension, UNKNOWN);
	}

}
