package io.spserver.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.spserver.Handler;
import io.spserver.HandlerFactory;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.queueing.AwaitedHandler;

/**
 * Tells whoever opens a connection that its session has begun. Belongs to the session's
 * turn.
 */
final class OutboundHandler extends SurroundingHandler {

	private final CompletableFuture<Session> result;

	private final Executor helpers;

	private OutboundHandler(Handler handler, CompletableFuture<Session> result, Executor helpers) {
		super(handler);
		this.result = result;
		this.helpers = helpers;
	}

	/**
	 * Surrounds the handler of one connection.
	 * @param handlers makes it
	 * @param result completed with its session, or fails
	 * @param helpers runs what depends on the result
	 * @return the factory for that connection
	 */
	static HandlerFactory around(HandlerFactory handlers, CompletableFuture<Session> result, Executor helpers) {
		return (session) -> {
			try {
				return new OutboundHandler(handlers.create(session), result, helpers);
			}
			catch (Throwable ex) {
				helpers.execute(() -> result.completeExceptionally(ex));
				throw ex;
			}
		};
	}

	@Override
	public void begun(Session session) {
		if (handler() instanceof AwaitedHandler awaited) {
			awaited.begun(session);
		}
		this.helpers.execute(() -> {
			if (!this.result.complete(session) && this.result.isCancelled()) {
				session.close();
			}
		});
	}

	@Override
	public void opened(Session session, Response response) throws Exception {
		try {
			super.opened(session, response);
		}
		catch (Throwable ex) {
			this.helpers.execute(() -> this.result.completeExceptionally(ex));
			throw ex;
		}
	}

}
