package io.spserver.protocol.rpc.jackson.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import io.spserver.protocol.rpc.tcp.JsonFraming;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Configures a {@link JsonRpcClient}. Not safe for use by several threads.
 */
public final class JsonRpcClientBuilder {

	private static final int MAX_RESPONSE_SIZE = 16 * 1024 * 1024;

	private final URI uri;

	private final Map<String, Supplier<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private JsonMapper mapper = JsonMapper.shared();

	private Duration connectTimeout = Duration.ofSeconds(10);

	private Duration timeout = Duration.ofSeconds(30);

	private int maxResponseSize = MAX_RESPONSE_SIZE;

	private @Nullable SSLContext sslContext;

	private @Nullable HttpClient httpClient;

	private JsonFraming framing = JsonFraming.NEWLINE;

	private JsonRpcNotificationListener listener = (method, params) -> {
	};

	private @Nullable String prefix;

	private boolean namedParameters;

	private boolean notifications;

	private Executor executor = ForkJoinPool.commonPool();

	JsonRpcClientBuilder(URI uri) {
		this.uri = uri;
		switch (scheme()) {
			case "http", "https" -> {
			}
			case "tcp", TcpTransport.TLS -> {
				if (uri.getPort() < 0) {
					throw new IllegalArgumentException("The URI " + uri + " has no port");
				}
			}
			default ->
				throw new IllegalArgumentException("The URI " + uri + " does not begin with http, https, tcp or tls");
		}
		if (uri.getHost() == null) {
			throw new IllegalArgumentException("The URI " + uri + " has no host");
		}
	}

	private String scheme() {
		return (this.uri.getScheme() != null) ? this.uri.getScheme().toLowerCase(Locale.ROOT) : "";
	}

	/**
	 * Sets what writes parameters and reads results. Default:
	 * {@link JsonMapper#shared()}.
	 * @param value the mapper
	 * @return this
	 */
	public JsonRpcClientBuilder mapper(JsonMapper value) {
		this.mapper = Objects.requireNonNull(value, "mapper");
		return this;
	}

	/**
	 * Sets how long connecting may take. Default: 10 seconds.
	 * @param value more than nothing
	 * @return this
	 */
	public JsonRpcClientBuilder connectTimeout(Duration value) {
		this.connectTimeout = positive(value);
		return this;
	}

	/**
	 * Sets how long a call may take, from when it is made until its answer is there.
	 * Default: 30 seconds.
	 * @param value more than nothing
	 * @return this
	 */
	public JsonRpcClientBuilder timeout(Duration value) {
		this.timeout = positive(value);
		return this;
	}

	private static Duration positive(Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw new IllegalArgumentException("The time " + value + " is too short for anything");
		}
		return value;
	}

	/**
	 * Sets how many bytes an answer may have. Default: 16 MB.
	 * @param bytes at least 1
	 * @return this
	 */
	public JsonRpcClientBuilder maxResponseSize(int bytes) {
		if (bytes < 1) {
			throw new IllegalArgumentException("An answer of " + bytes + " bytes is none");
		}
		this.maxResponseSize = bytes;
		return this;
	}

	/**
	 * Sends a header field with each request over HTTP.
	 * @param name the name
	 * @param value the value
	 * @return this
	 */
	public JsonRpcClientBuilder header(String name, String value) {
		return header(name, () -> value);
	}

	/**
	 * Sends a header field with each request over HTTP.
	 * @param name the name
	 * @param value asked for each request, by the thread that makes it
	 * @return this
	 */
	public JsonRpcClientBuilder header(String name, Supplier<String> value) {
		this.headers.put(name, value);
		return this;
	}

	/**
	 * Logs in over HTTP with each request, by name and password (RFC 7617).
	 * @param user the name
	 * @param password the password
	 * @return this
	 */
	public JsonRpcClientBuilder basic(String user, String password) {
		byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
		return header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
	}

	/**
	 * Logs in over HTTP with each request, by a token (RFC 6750).
	 * @param token asked for each request, by the thread that makes it
	 * @return this
	 */
	public JsonRpcClientBuilder bearer(Supplier<String> token) {
		return header("Authorization", () -> "Bearer " + token.get());
	}

	/**
	 * Sets whom to trust, and who we are, with {@code https} and {@code tls}. Default:
	 * what the JDK does.
	 * @param value the context
	 * @return this
	 */
	public JsonRpcClientBuilder sslContext(SSLContext value) {
		this.sslContext = value;
		return this;
	}

	/**
	 * Sets what sends requests over HTTP, with its own timeout for connecting and its own
	 * TLS. Default: one of the client's own.
	 * @param value the HTTP client
	 * @return this
	 */
	public JsonRpcClientBuilder httpClient(HttpClient value) {
		this.httpClient = value;
		return this;
	}

	/**
	 * Sets how messages are framed over TCP. Default: {@link JsonFraming#NEWLINE}.
	 * @param value the framing
	 * @return this
	 */
	public JsonRpcClientBuilder framing(JsonFraming value) {
		this.framing = Objects.requireNonNull(value, "framing");
		return this;
	}

	/**
	 * Sets who hears the server's notifications over TCP. Default: nobody.
	 * @param value the listener
	 * @return this
	 */
	public JsonRpcClientBuilder onNotification(JsonRpcNotificationListener value) {
		this.listener = Objects.requireNonNull(value, "listener");
		return this;
	}

	/**
	 * Sets what the remote names of interfaces' methods begin with: {@code calc} makes
	 * {@code calc.add} of {@code add}. Default: what {@link JsonRpcNames} says, otherwise
	 * nothing.
	 * @param value the prefix without the dot, empty for none
	 * @return this
	 */
	public JsonRpcClientBuilder prefix(String value) {
		this.prefix = Objects.requireNonNull(value, "prefix");
		return this;
	}

	/**
	 * Sets whether interfaces' parameters are given by name; those that are {@code null}
	 * or an empty {@link java.util.Optional} are left out then. Default: {@code false},
	 * by position.
	 * @param value whether they are
	 * @return this
	 */
	public JsonRpcClientBuilder namedParameters(boolean value) {
		this.namedParameters = value;
		return this;
	}

	/**
	 * Sets whether calls of interfaces' {@code void} methods are notifications: no answer
	 * is waited for, and no error heard of. Default: {@code false}.
	 * @param value whether they are
	 * @return this
	 */
	public JsonRpcClientBuilder notifications(boolean value) {
		this.notifications = value;
		return this;
	}

	/**
	 * Sets what completes the stages that calls return; what is appended to them may
	 * block as far as that allows. Default: {@link ForkJoinPool#commonPool()}.
	 * @param value the executor
	 * @return this
	 */
	public JsonRpcClientBuilder executor(Executor value) {
		this.executor = Objects.requireNonNull(value, "executor");
		return this;
	}

	/**
	 * Finishes the client. It connects when it is used.
	 * @return the client
	 */
	public JsonRpcClient build() {
		ClientSettings settings = new ClientSettings(this.uri, this.mapper, this.connectTimeout, this.timeout,
				this.maxResponseSize, Map.copyOf(this.headers), this.sslContext, this.framing, this.listener,
				this.executor);
		Transport transport = (scheme().startsWith("http")) ? new HttpTransport(settings, this.httpClient)
				: new TcpTransport(settings);
		return new JsonRpcClient(settings, new Interfaces(this.prefix, this.namedParameters, this.notifications),
				transport);
	}

}
