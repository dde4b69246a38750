package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A client of JSON-RPC 2.0. It makes implementations of interfaces whose methods are
 * called remotely, and calls methods by name. Safe for use by any thread, several calls
 * at once.
 * <p>
 * The URI says what carries the calls: {@code http} and {@code https}, or a connection
 * that is kept open, {@code tcp://host:port} and with TLS {@code tls://host:port}.
 * <p>
 * A call ends with the result, with a {@link JsonRpcException} if the server has answered
 * an error, or with an {@link IOException} if there was no answer in time, or none that
 * could be understood; nothing is sent twice. Methods of interfaces throw that one
 * wrapped in an {@link java.io.UncheckedIOException} unless they declare it. What comes
 * later, as a {@link java.util.concurrent.CompletionStage}, completes with the same
 * exceptions, on a thread that may block.
 */
public final class JsonRpcClient implements AutoCloseable {

	private final ClientSettings settings;

	private final Interfaces interfaces;

	private final Requests requests;

	private final Caller caller;

	JsonRpcClient(ClientSettings settings, Interfaces interfaces, Transport transport) {
		this.settings = settings;
		this.interfaces = interfaces;
		this.requests = new Requests(settings, transport);
		this.caller = new SingleCalls(settings, this.requests);
	}

	/**
	 * Makes an implementation of an interface, with the defaults. If the interface has
	 * {@link AutoCloseable#close()}, that closes the connection.
	 * @param <T> the interface
	 * @param type the interface
	 * @param uri where the server is
	 * @return calls its methods remotely; equal to itself alone
	 * @throws IllegalArgumentException as from {@link #proxy(Class)} and
	 * {@link #builder(URI)}
	 */
	public static <T> T create(Class<T> type, URI uri) {
		return builder(uri).build().proxy(type);
	}

	/**
	 * Starts the configuration of a client.
	 * @param uri where the server is
	 * @return a builder
	 * @throws IllegalArgumentException if the URI is none of a server
	 */
	public static JsonRpcClientBuilder builder(URI uri) {
		return new JsonRpcClientBuilder(uri);
	}

	/**
	 * Makes an implementation of an interface. A method's remote name is its Java name
	 * after the client's prefix, or what {@link JsonRpcNames} says, annotations for
	 * example. A method may return what a result is read as, {@code void}, or a
	 * {@link java.util.concurrent.CompletionStage} of it. Methods with a body run here.
	 * @param <T> the interface
	 * @param type the interface
	 * @return calls its methods remotely; equal to itself alone
	 * @throws IllegalArgumentException if this is no interface, two of its methods would
	 * have one name, or a parameter is to be given by a name that is unknown
	 */
	public <T> T proxy(Class<T> type) {
		return RemoteObject.create(type, this.interfaces.methods(type, this.settings.mapper()), this.caller);
	}

	/**
	 * Calls a method and waits for the result.
	 * @param <T> what the result is
	 * @param method the name of the method
	 * @param params an array or collection for parameters by position, a map or object
	 * for parameters by name; {@code null} for none
	 * @param type what the result is read as
	 * @return the result
	 * @throws JsonRpcException if the server has answered an error
	 * @throws IOException if it has not answered in time, or nothing that could be
	 * understood
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	public <T> @Nullable T call(String method, @Nullable Object params, Class<T> type)
			throws IOException, InterruptedException {
		return cast(type, this.caller.call(method, params, this.settings.mapper().constructType(type)));
	}

	/**
	 * Calls a method.
	 * @param <T> what the result is
	 * @param method the name of the method
	 * @param params an array or collection for parameters by position, a map or object
	 * for parameters by name; {@code null} for none
	 * @param type what the result is read as
	 * @return completes with the result
	 */
	public <T> CompletableFuture<@Nullable T> callLater(String method, @Nullable Object params, Class<T> type) {
		return this.caller.callLater(method, params, this.settings.mapper().constructType(type))
			.thenApply((result) -> cast(type, result));
	}

	/**
	 * Sends a notification, and waits until it has reached the server as far as is known.
	 * @param method the name of the method
	 * @param params an array or collection for parameters by position, a map or object
	 * for parameters by name; {@code null} for none
	 * @throws IOException if it could not be sent
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	public void notify(String method, @Nullable Object params) throws IOException, InterruptedException {
		this.caller.send(method, params);
	}

	/**
	 * Starts a batch: calls that are sent together.
	 * @return an empty batch
	 */
	public JsonRpcClientBatch batch() {
		return new JsonRpcClientBatch(this.settings, this.interfaces, this.requests);
	}

	/**
	 * Takes a result for what it was read as; a primitive type has a box.
	 */
	@SuppressWarnings("unchecked")
	static <T> @Nullable T cast(Class<T> type, @Nullable Object result) {
		return (T) result;
	}

	/**
	 * Closes the connection, if there is one. Calls that wait for an answer over it fail.
	 */
	@Override
	public void close() {
		this.requests.close();
	}

}
