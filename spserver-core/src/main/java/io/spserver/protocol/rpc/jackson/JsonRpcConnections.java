package io.spserver.protocol.rpc.jackson;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

import io.spserver.Continuation;
import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.ProtocolException;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.protocol.rpc.RpcCaller;
import io.spserver.protocol.rpc.tcp.JsonFrame;
import io.spserver.protocol.rpc.tcp.JsonFraming;
import io.spserver.protocol.rpc.tcp.JsonRpcProtocol;

/**
 * Answers JSON-RPC straight over TCP, for all sessions of a server with the protocol
 * {@link JsonRpcProtocol}. The requests of a session are handled in order unless several
 * may be handled at once; then their answers come as they are ready.
 */
public final class JsonRpcConnections implements Handler {

	/** The attribute of a session that tells how its peer frames. */
	static final String FRAMING = JsonFraming.class.getName();

	private static final String PERMITS = JsonRpcConnections.class.getName() + ".permits";

	private final JsonRpcProcessor processor;

	private final JsonFraming framing;

	private final int concurrency;

	private final Executor executor;

	/**
	 * Creates a handler.
	 * @param processor makes the calls
	 * @param framing how messages are framed before the peer has sent one
	 * @param concurrency how many requests of a session are handled at once
	 * @param executor handles them if there may be several; may refuse
	 */
	public JsonRpcConnections(JsonRpcProcessor processor, JsonFraming framing, int concurrency, Executor executor) {
		if (concurrency < 1) {
			throw new IllegalArgumentException("concurrency " + concurrency + " must be at least 1");
		}
		this.processor = processor;
		this.framing = framing;
		this.concurrency = concurrency;
		this.executor = executor;
	}

	@Override
	public void opened(Session session, Response response) {
		session.attributes().put(FRAMING, this.framing);
		session.attributes().put(PERMITS, new Semaphore(this.concurrency));
	}

	@Override
	public void received(Request request, Response response) throws InterruptedException {
		JsonFrame frame = (JsonFrame) request.message();
		Session session = request.session();
		session.attributes().put(FRAMING, frame.framing());
		if (this.concurrency > 1) {
			Semaphore permits = (Semaphore) session.attributes().get(PERMITS);
			handleBeside(frame, session, (permits != null) ? permits : new Semaphore(1));
			return;
		}
		CompletableFuture<byte[]> answer = this.processor.process(frame.json(), RpcCaller.of(session));
		if (answer.isDone()) {
			reply(response, frame, answer.join());
			return;
		}
		Continuation continuation = response.suspend();
		answer.thenAccept((json) -> continuation.resume((later) -> reply(later, frame, json)));
	}

	private static void reply(Response response, JsonFrame frame, byte[] answer) {
		if (answer.length > 0) {
			response.reply(Message.bytes(frame.framing().frame(answer)));
		}
	}

	private void handleBeside(JsonFrame frame, Session session, Semaphore permits) throws InterruptedException {
		permits.acquire();
		try {
			this.executor.execute(() -> handle(frame, session, permits));
		}
		catch (RejectedExecutionException ex) {
			handle(frame, session, permits);
		}
	}

	private void handle(JsonFrame frame, Session session, Semaphore permits) {
		this.processor.process(frame.json(), RpcCaller.of(session)).whenComplete((answer, failure) -> {
			permits.release();
			if (answer != null && answer.length > 0) {
				session.send(Message.bytes(frame.framing().frame(answer)));
			}
		});
	}

	@Override
	public void failed(Session session, Throwable cause, Response response) {
		if (cause instanceof ProtocolException broken
				&& session.attributes().get(FRAMING) instanceof JsonFraming peers) {
			response.reply(Message.bytes(peers.frame(JsonRpcProtocol.parseError(broken))));
		}
	}

}
