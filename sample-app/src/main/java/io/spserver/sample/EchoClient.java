package io.spserver.sample;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.spserver.Conversation;
import io.spserver.Request;
import io.spserver.boot.SpClients;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcParam;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.protocol.rpc.RpcErrorCode;
import io.spserver.protocol.rpc.RpcException;

/**
 * Asks the echo server as its client would, by remote calls.
 */
@JsonRpcService("echo")
class EchoClient {

	private static final int PATIENCE_SECONDS = 10;

	private final SpClients clients;

	private final Conversation conversation;

	EchoClient(SpClients clients, Conversation conversation) {
		this.clients = clients;
		this.conversation = conversation;
	}

	/**
	 * Sends a line over the client's connection, which is opened if there is none.
	 * @param line the line
	 * @return what the echo server answers
	 */
	@JsonRpcMethod(description = "Sends a line to the echo server over TCP; the result is its answer.")
	String ask(@JsonRpcParam(description = "a line of text") String line)
			throws ExecutionException, InterruptedException, TimeoutException {
		if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
			throw new RpcException(RpcErrorCode.INVALID_PARAMS, "It is more than one line");
		}
		Request answer = this.clients.get("echo-client")
			.connect()
			.thenCompose((session) -> this.conversation.ask(line))
			.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		return answer.text();
	}

}
