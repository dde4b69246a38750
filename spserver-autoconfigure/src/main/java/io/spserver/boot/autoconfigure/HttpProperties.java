package io.spserver.boot.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the protocol 'http'.
 *
 * @param maxInitialLineLength how long a request line may be
 * @param maxHeaderSize how long the lines of all header fields together may be
 * @param maxHeaders how many header fields there may be
 * @param maxBodySize how large the body of a request may be; default: max-message-size
 * @param maxBodyInMemory how large a body may be that is kept in memory; larger ones are
 * written to a temporary file
 * @param headerTimeout how long a peer may take for the head of a request; 0 for the
 * server's timeout
 * @param bodyTimeout how long a peer may send nothing of a body; 0 for the server's
 * timeout
 * @param minBodyRate how much of a body must come in a second, on average after
 * body-timeout; 0 for any rate
 * @param keepAliveTimeout how long a connection may be idle between two requests; 0 for
 * the server's timeout
 * @param handlerTimeout how long a handler may take for its answer; 0 for ever
 * @param maxRequestsPerConnection how many requests of a connection are answered before
 * it is closed; 0 for no limit
 * @param maxConcurrentStreams how many streams of a connection of HTTP/2 may be open at
 * once; 0 for no HTTP/2
 * @param compression gzip for clients that accept it
 * @param serverHeader value of the field 'Server' in answers; default: no such field
 */
public record HttpProperties(@DefaultValue("4KB") DataSize maxInitialLineLength,
		@DefaultValue("8KB") DataSize maxHeaderSize, @DefaultValue("100") int maxHeaders,
		@Nullable DataSize maxBodySize, @DefaultValue("64KB") DataSize maxBodyInMemory,
		@DefaultValue("10s") Duration headerTimeout, @DefaultValue("60s") Duration bodyTimeout,
		@DefaultValue("1KB") DataSize minBodyRate, @DefaultValue("60s") Duration keepAliveTimeout,
		@DefaultValue("0s") Duration handlerTimeout, @DefaultValue("0") int maxRequestsPerConnection,
		@DefaultValue("100") int maxConcurrentStreams, @DefaultValue Compression compression,
		@Nullable String serverHeader) {

	/**
	 * Which responses are compressed.
	 *
	 * @param enabled whether responses are compressed
	 * @param minResponseSize how long a body must be at least
	 * @param mimeTypes what is compressed
	 */
	public record Compression(@DefaultValue("false") boolean enabled, @DefaultValue("2KB") DataSize minResponseSize,
			@DefaultValue( {
					"text/html", "text/xml", "text/plain", "text/css", "text/javascript", "application/javascript",
					"application/json", "application/xml" }) List<String> mimeTypes){

	}

}
