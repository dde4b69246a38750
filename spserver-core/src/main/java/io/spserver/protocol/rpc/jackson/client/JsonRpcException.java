package io.spserver.protocol.rpc.jackson.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error that a server has answered (JSON-RPC 2.0, section 5.1). It is none of our own
 * errors for callers: a method that lets it through has failed.
 */
public final class JsonRpcException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int code;

	private final transient @Nullable JsonNode data;

	private final transient @Nullable JsonMapper mapper;

	/**
	 * Creates an exception.
	 * @param code what went wrong
	 * @param message what went wrong, in words
	 * @param data more about it
	 * @param mapper reads the data
	 */
	JsonRpcException(int code, String message, @Nullable JsonNode data, JsonMapper mapper) {
		super(message);
		this.code = code;
		this.data = data;
		this.mapper = mapper;
	}

	/**
	 * What went wrong.
	 * @return the code; {@link io.spserver.protocol.rpc.RpcErrorCode} has those that are
	 * not the application's
	 */
	public int code() {
		return this.code;
	}

	/**
	 * More about what went wrong.
	 * @return the data in JSON, {@code null} if there are none
	 */
	public @Nullable JsonNode data() {
		return this.data;
	}

	/**
	 * More about what went wrong, as an object.
	 * @param <T> what the data are
	 * @param type what the data are
	 * @return the data, {@code null} if there are none
	 * @throws tools.jackson.core.JacksonException if the data are nothing of that kind
	 */
	public <T> @Nullable T data(Class<T> type) {
		return (this.data != null && this.mapper != null) ? this.mapper.treeToValue(this.data, type) : null;
	}

	@Override
	public String getMessage() {
		return super.getMessage() + " (" + this.code + ")";
	}

}
