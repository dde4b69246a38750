package io.spserver.protocol.rpc.tcp;

import java.nio.charset.StandardCharsets;

import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ProtocolException;
import io.spserver.ServerOptions;

/**
 * JSON-RPC straight over TCP. Its messages are {@link JsonFrame}s; what is sent must be
 * framed as the peer frames.
 */
public final class JsonRpcProtocol implements Protocol {

	/** The name of the protocol. */
	public static final String NAME = "json-rpc";

	private static final int BUSY = -32000;

	private static final int PARSE_ERROR = -32700;

	private final JsonFraming framing;

	/**
	 * Creates a protocol.
	 * @param framing how messages follow each other
	 */
	public JsonRpcProtocol(JsonFraming framing) {
		this.framing = framing;
	}

	/**
	 * How messages follow each other.
	 * @return the framing
	 */
	public JsonFraming framing() {
		return this.framing;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Decoder newDecoder(ServerOptions options) {
		return this.framing.newDecoder(options.maxMessageSize());
	}

	@Override
	public byte[] frame(byte[] content) {
		return this.framing.frame(content);
	}

	@Override
	public Message refusal(ServerOptions options) {
		return Message.bytes(this.framing.frame(error(BUSY, options.refusedMessage())));
	}

	@Override
	public Message error(ProtocolException error, ServerOptions options) {
		return Message.bytes(this.framing.frame(parseError(error)));
	}

	/**
	 * What a peer is told that broke the framing.
	 * @param error what is wrong
	 * @return an error in JSON, without frame
	 */
	public static byte[] parseError(ProtocolException error) {
		return error(PARSE_ERROR, "Parse error: " + error.getMessage());
	}

	private static byte[] error(int code, String message) {
		StringBuilder json = new StringBuilder("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":").append(code);
		json.append(",\"message\":\"");
		for (int i = 0; i < message.length(); i++) {
			char c = message.charAt(i);
			if (c == '"' || c == '\\') {
				json.append('\\');
			}
			json.append((c < ' ') ? ' ' : c);
		}
		return json.append("\"},\"id\":null}").toString().getBytes(StandardCharsets.UTF_8);
	}

}
