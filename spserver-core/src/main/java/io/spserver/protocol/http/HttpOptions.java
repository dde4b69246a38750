package io.spserver.protocol.http;

import java.time.Duration;
import java.util.Objects;

import io.spserver.codec.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What can be set for an HTTP server besides its {@link io.spserver.ServerOptions}.
 * Immutable; made by a {@link #builder()}.
 */
public final class HttpOptions {

	private static final HttpOptions DEFAULTS = builder().build();

	private final Builder values;

	private HttpOptions(Builder values) {
		this.values = values;
	}

	/**
	 * The defaults of everything.
	 * @return the options
	 */
	public static HttpOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Starts with the defaults of everything.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * A builder with these options, to change some.
	 * @return the builder
	 */
	public Builder toBuilder() {
		return new Builder(this.values);
	}

	/**
	 * How long a request line may be; longer ones are answered with 414. Default: 4,096.
	 * @return the length in bytes
	 */
	public int maxInitialLineLength() {
		return this.values.maxInitialLineLength;
	}

	/**
	 * How long the lines of all header fields together may be; more is answered with 431.
	 * Default: 8,192.
	 * @return the length in bytes
	 */
	public int maxHeaderSize() {
		return this.values.maxHeaderSize;
	}

	/**
	 * How many header fields there may be; more are answered with 431. Default: 100.
	 * @return the number
	 */
	public int maxHeaders() {
		return this.values.maxHeaders;
	}

	/**
	 * How large the body of a request may be; larger ones are answered with 413. Default:
	 * 0, as large as {@link io.spserver.ServerOptions#maxMessageSize()}.
	 * @return the size in bytes
	 */
	public long maxBodySize() {
		return this.values.maxBodySize;
	}

	/**
	 * How large a body may be that is kept in memory; larger ones are written to a
	 * temporary file before the handler is called. Default: 65,536.
	 * @return the size in bytes
	 */
	public int maxBodyInMemory() {
		return this.values.maxBodyInMemory;
	}

	/**
	 * How long a peer may take for the head of a request, from its first byte to its
	 * last; then it is answered with 408. Default: 10 seconds; zero: no limit but the
	 * server's timeout.
	 * @return the time
	 */
	public Duration headerTimeout() {
		return this.values.headerTimeout;
	}

	/**
	 * How long a peer may send nothing of a body that it has begun, and how long before
	 * {@link #minBodyRate()} counts; then it is answered with 408. Default: 60 seconds;
	 * zero: no limit but the server's timeout.
	 * @return the time
	 */
	public Duration bodyTimeout() {
		return this.values.bodyTimeout;
	}

	/**
	 * How fast a body must come on average: it may take {@link #bodyTimeout()} and a
	 * second for each time that many bytes have arrived. So a large body has all the time
	 * that it needs, and one that trickles has an end. Default: 1,024; 0 for any rate.
	 * @return the rate in bytes a second
	 */
	public int minBodyRate() {
		return this.values.minBodyRate;
	}

	/**
	 * How long a connection may be idle before its first request and between two; then it
	 * is closed. Default: 60 seconds, or the server's timeout if that is less; zero: the
	 * server's timeout.
	 * @return the time
	 */
	public Duration keepAliveTimeout() {
		return this.values.keepAliveTimeout;
	}

	/**
	 * How long a handler may take for its answer; then the request is answered with 503
	 * and fails, the handler's thread is interrupted, and the connection closes. Default:
	 * zero, no limit.
	 * @return the time
	 */
	public Duration handlerTimeout() {
		return this.values.handlerTimeout;
	}

	/**
	 * How many requests of one connection are answered before it is closed. Default: 0,
	 * no limit.
	 * @return the number
	 */
	public int maxRequestsPerConnection() {
		return this.values.maxRequestsPerConnection;
	}

	/**
	 * How many streams of one connection of HTTP/2 may be open at once. Default: 100; 0:
	 * HTTP/2 is not spoken.
	 * @return the number
	 */
	public int maxConcurrentStreams() {
		return this.values.maxConcurrentStreams;
	}

	/**
	 * The value of the field {@code Server} in answers. Default: {@code null}, no such
	 * field.
	 * @return the value, if there is one
	 */
	public @Nullable String serverHeader() {
		return this.values.serverHeader;
	}

	/**
	 * Which responses are compressed. Default: none.
	 * @return the options
	 */
	public CompressionOptions compression() {
		return this.values.compression;
	}

	/** Collects options. Not safe for use by several threads. */
	public static final class Builder {

		private int maxInitialLineLength = 4096;

		private int maxHeaderSize = 8192;

		private int maxHeaders = 100;

		private long maxBodySize;

		private int maxBodyInMemory = 64 * 1024;

		private Duration headerTimeout = Duration.ofSeconds(10);

		private Duration bodyTimeout = Duration.ofSeconds(60);

		private int minBodyRate = 1024;

		private Duration keepAliveTimeout = Duration.ofSeconds(60);

		private Duration handlerTimeout = Duration.ZERO;

		private int maxRequestsPerConnection;

		private int maxConcurrentStreams = 100;

		private @Nullable String serverHeader;

		private CompressionOptions compression = CompressionOptions.defaults();

		private Builder() {
		}

		private Builder(Builder other) {
			this.maxInitialLineLength = other.maxInitialLineLength;
			this.maxHeaderSize = other.maxHeaderSize;
			this.maxHeaders = other.maxHeaders;
			this.maxBodySize = other.maxBodySize;
			this.maxBodyInMemory = other.maxBodyInMemory;
			this.headerTimeout = other.headerTimeout;
			this.bodyTimeout = other.bodyTimeout;
			this.minBodyRate = other.minBodyRate;
			this.keepAliveTimeout = other.keepAliveTimeout;
			this.handlerTimeout = other.handlerTimeout;
			this.maxRequestsPerConnection = other.maxRequestsPerConnection;
			this.maxConcurrentStreams = other.maxConcurrentStreams;
			this.serverHeader = other.serverHeader;
			this.compression = other.compression;
		}

		/**
		 * Sets {@link HttpOptions#maxInitialLineLength()}.
		 * @param value the length in bytes, at least 1
		 * @return this
		 */
		public Builder maxInitialLineLength(int value) {
			this.maxInitialLineLength = Limits.atLeast("max-initial-line-length", value, 1);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#maxHeaderSize()}.
		 * @param value the length in bytes, at least 1
		 * @return this
		 */
		public Builder maxHeaderSize(int value) {
			this.maxHeaderSize = Limits.atLeast("max-header-size", value, 1);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#maxHeaders()}.
		 * @param value the number, at least 1
		 * @return this
		 */
		public Builder maxHeaders(int value) {
			this.maxHeaders = Limits.atLeast("max-headers", value, 1);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#maxBodySize()}.
		 * @param value the size in bytes; 0 for that of a message
		 * @return this
		 */
		public Builder maxBodySize(long value) {
			this.maxBodySize = Limits.atLeast("max-body-size", value, 0);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#maxBodyInMemory()}.
		 * @param value the size in bytes, at least 1
		 * @return this
		 */
		public Builder maxBodyInMemory(int value) {
			this.maxBodyInMemory = Limits.atLeast("max-body-in-memory", value, 1);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#headerTimeout()}.
		 * @param value the time; zero for no limit
		 * @return this
		 */
		public Builder headerTimeout(Duration value) {
			this.headerTimeout = Limits.notNegative("header-timeout", value);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#bodyTimeout()}.
		 * @param value the time; zero for no limit
		 * @return this
		 */
		public Builder bodyTimeout(Duration value) {
			this.bodyTimeout = Limits.notNegative("body-timeout", value);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#minBodyRate()}.
		 * @param value the rate in bytes a second; 0 for any
		 * @return this
		 */
		public Builder minBodyRate(int value) {
			this.minBodyRate = Limits.atLeast("min-body-rate", value, 0);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#keepAliveTimeout()}.
		 * @param value the time; zero for the server's timeout
		 * @return this
		 */
		public Builder keepAliveTimeout(Duration value) {
			this.keepAliveTimeout = Limits.notNegative("keep-alive-timeout", value);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#handlerTimeout()}.
		 * @param value the time; zero for no limit
		 * @return this
		 */
		public Builder handlerTimeout(Duration value) {
			this.handlerTimeout = Limits.notNegative("handler-timeout", value);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#maxRequestsPerConnection()}.
		 * @param value the number; 0 for no limit
		 * @return this
		 */
		public Builder maxRequestsPerConnection(int value) {
			this.maxRequestsPerConnection = Limits.atLeast("max-requests-per-connection", value, 0);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#maxConcurrentStreams()}.
		 * @param value the number; 0 for no HTTP/2
		 * @return this
		 */
		public Builder maxConcurrentStreams(int value) {
			this.maxConcurrentStreams = Limits.atLeast("max-concurrent-streams", value, 0);
			return this;
		}

		/**
		 * Sets {@link HttpOptions#serverHeader()}.
		 * @param value the value, {@code null} for no such field
		 * @return this
		 */
		public Builder serverHeader(@Nullable String value) {
			if (value != null) {
				HttpHeaders.checkValue("Server", value);
			}
			this.serverHeader = value;
			return this;
		}

		/**
		 * Sets {@link HttpOptions#compression()}.
		 * @param value the options
		 * @return this
		 */
		public Builder compression(CompressionOptions value) {
			this.compression = Objects.requireNonNull(value, "compression");
			return this;
		}

		/**
		 * Finishes the options.
		 * @return the options
		 */
		public HttpOptions build() {
			return new HttpOptions(new Builder(this));
		}

	}

}
