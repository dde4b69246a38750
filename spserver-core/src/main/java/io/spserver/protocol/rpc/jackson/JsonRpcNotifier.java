package io.spserver.protocol.rpc.jackson;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.spserver.Message;
import io.spserver.Session;
import io.spserver.Sessions;
import io.spserver.protocol.rpc.tcp.JsonFraming;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends notifications to the peers of servers that speak JSON-RPC straight over TCP. Safe
 * for use by any thread; returns at once.
 */
public final class JsonRpcNotifier {

	private final JsonMapper mapper;

	private final Sessions sessions;

	/**
	 * Creates a notifier.
	 * @param mapper writes parameters
	 * @param sessions the sessions of the application
	 */
	public JsonRpcNotifier(JsonMapper mapper, Sessions sessions) {
		this.mapper = Mappers.withoutStackTraces(mapper);
		this.sessions = sessions;
	}

	/**
	 * Notifies one peer.
	 * @param session its session
	 * @param method the name of the method
	 * @param params an object, array, collection or map; {@code null} for none
	 * @return whether the session is one of JSON-RPC over TCP, and is open
	 */
	public boolean notify(Session session, String method, @Nullable Object params) {
		return send(session, write(method, params));
	}

	/**
	 * Notifies all peers of a server.
	 * @param server the server's name
	 * @param method the name of the method
	 * @param params an object, array, collection or map; {@code null} for none
	 * @return how many peers there are
	 */
	public int notifyAll(String server, String method, @Nullable Object params) {
		byte[] json = write(method, params);
		return (int) this.sessions.list(server).stream().filter((session) -> send(session, json)).count();
	}

	private static boolean send(Session session, byte[] json) {
		if (!session.isOpen() || !(session.attributes().get(JsonRpcConnections.FRAMING) instanceof JsonFraming peers)) {
			return false;
		}
		session.send(Message.bytes(peers.frame(json)));
		return true;
	}

	private byte[] write(String method, @Nullable Object params) {
		Map<String, Object> notification = new LinkedHashMap<>();
		notification.put("jsonrpc", "2.0");
		notification.put("method", method);
		if (params != null) {
			notification.put("params", params);
		}
		return this.mapper.writeValueAsString(notification).getBytes(StandardCharsets.UTF_8);
	}

}
