package io.spserver.protocol.http;

import java.util.List;

/**
 * Which responses are compressed.
 *
 * @param enabled whether any are. Default: {@code false}
 * @param minResponseSize how long a body must be at least, in bytes; those whose length
 * is not known are compressed. Default: 2,048
 * @param mediaTypes the media types that are compressed, wildcards allowed. Default:
 * HTML, XML, plain text, CSS, JavaScript, JSON
 */
public record CompressionOptions(boolean enabled, int minResponseSize, List<MediaType> mediaTypes) {

	private static final CompressionOptions DEFAULTS = of(false, 2048, List.of("text/html", "text/xml", "text/plain",
			"text/css", "text/javascript", "application/javascript", "application/json", "application/xml"));

	/**
	 * Creates options.
	 * @param enabled whether responses are compressed
	 * @param minResponseSize how long a body must be at least, in bytes
	 * @param mediaTypes the media types that are compressed
	 */
	public CompressionOptions {
		if (minResponseSize < 0) {
			throw new IllegalArgumentException("min-response-size " + minResponseSize + " must not be negative");
		}
		mediaTypes = List.copyOf(mediaTypes);
	}

	/**
	 * Creates options.
	 * @param enabled whether responses are compressed
	 * @param minResponseSize how long a body must be at least, in bytes
	 * @param mediaTypes the media types that are compressed
	 * @return the options
	 * @throws IllegalArgumentException if one is not a media type
	 */
	public static CompressionOptions of(boolean enabled, int minResponseSize, List<String> mediaTypes) {
		return new CompressionOptions(enabled, minResponseSize, mediaTypes.stream().map(MediaType::parse).toList());
	}

	/**
	 * The defaults, which are those of Spring Boot's {@code server.compression}.
	 * @return the options
	 */
	public static CompressionOptions defaults() {
		return DEFAULTS;
	}

}
