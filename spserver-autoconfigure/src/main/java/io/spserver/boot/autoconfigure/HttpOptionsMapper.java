package io.spserver.boot.autoconfigure;

import io.spserver.protocol.http.CompressionOptions;
import io.spserver.protocol.http.HttpOptions;

import org.springframework.util.unit.DataSize;

/**
 * Maps a server's properties of the protocol 'http' to its options.
 *
 * @param check names the server's properties
 */
record HttpOptionsMapper(PropertyCheck check) {

	static HttpOptions map(String server, HttpProperties properties) {
		return new HttpOptionsMapper(PropertyCheck.ofServer(server)).map(properties);
	}

	private HttpOptions map(HttpProperties properties) {
		HttpOptions.Builder builder = HttpOptions.builder()
			.maxInitialLineLength(this.check.bytes("http.max-initial-line-length", properties.maxInitialLineLength()))
			.maxHeaderSize(this.check.bytes("http.max-header-size", properties.maxHeaderSize()))
			.maxHeaders(this.check.atLeast(1, "http.max-headers", properties.maxHeaders()))
			.maxBodyInMemory(this.check.bytes("http.max-body-in-memory", properties.maxBodyInMemory()))
			.headerTimeout(this.check.notNegative("http.header-timeout", properties.headerTimeout()))
			.bodyTimeout(this.check.notNegative("http.body-timeout", properties.bodyTimeout()))
			.minBodyRate(minBodyRate(properties.minBodyRate()))
			.keepAliveTimeout(this.check.notNegative("http.keep-alive-timeout", properties.keepAliveTimeout()))
			.handlerTimeout(this.check.notNegative("http.handler-timeout", properties.handlerTimeout()))
			.maxRequestsPerConnection(
					this.check.atLeast(0, "http.max-requests-per-connection", properties.maxRequestsPerConnection()))
			.maxConcurrentStreams(
					this.check.atLeast(0, "http.max-concurrent-streams", properties.maxConcurrentStreams()));
		DataSize maxBodySize = properties.maxBodySize();
		if (maxBodySize != null) {
			builder.maxBodySize(maxBodySize(maxBodySize));
		}
		serverHeader(properties, builder);
		builder.compression(compression(properties.compression()));
		return builder.build();
	}

	private CompressionOptions compression(HttpProperties.Compression compression) {
		int size = this.check.bytes("http.compression.min-response-size", compression.minResponseSize());
		try {
			return CompressionOptions.of(compression.enabled(), size, compression.mimeTypes());
		}
		catch (IllegalArgumentException ex) {
			throw this.check.invalid("http.compression.mime-types", compression.mimeTypes(),
					"One of them is not a media type: " + ex.getMessage(),
					"Set it to a list of media types such as 'text/html, application/json'.");
		}
	}

	private int minBodyRate(DataSize rate) {
		return (rate.toBytes() != 0) ? this.check.bytes("http.min-body-rate", rate) : 0;
	}

	private long maxBodySize(DataSize size) {
		if (size.toBytes() < 1) {
			throw this.check.invalid("http.max-body-size", size, "It must be at least 1B.",
					"Set it to a size such as '10MB', or remove it to have that of 'max-message-size'.");
		}
		return size.toBytes();
	}

	private void serverHeader(HttpProperties properties, HttpOptions.Builder builder) {
		try {
			builder.serverHeader(properties.serverHeader());
		}
		catch (IllegalArgumentException ex) {
			throw this.check.invalid("http.server-header", String.valueOf(properties.serverHeader()),
					"It has a character that a header field must not have.", "Set it to plain text in one line.");
		}
	}

}
