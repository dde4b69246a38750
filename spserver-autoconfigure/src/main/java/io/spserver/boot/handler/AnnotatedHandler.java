package io.spserver.boot.handler;

import java.util.Map;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * Hands the events of sessions to the annotated methods of a bean.
 */
final class AnnotatedHandler implements Handler {

	private final Object bean;

	private final @Nullable HandlerMethod open;

	private final @Nullable HandlerMethod message;

	private final @Nullable HandlerMethod timeout;

	private final @Nullable HandlerMethod error;

	private final @Nullable HandlerMethod close;

	AnnotatedHandler(Object bean, Map<Event, HandlerMethod> methods) {
		this.bean = bean;
		this.open = methods.get(Event.OPEN);
		this.message = methods.get(Event.MESSAGE);
		this.timeout = methods.get(Event.TIMEOUT);
		this.error = methods.get(Event.ERROR);
		this.close = methods.get(Event.CLOSE);
	}

	@Override
	public void opened(Session session, Response response) throws Exception {
		if (this.open != null) {
			this.open.invoke(this.bean, session, null, response);
		}
	}

	@Override
	public void received(Request request, Response response) throws Exception {
		if (this.message != null) {
			this.message.invoke(this.bean, request.session(), request, response);
		}
	}

	@Override
	public void timedOut(Session session, Response response) throws Exception {
		if (this.timeout != null) {
			this.timeout.invoke(this.bean, session, null, response);
		}
	}

	@Override
	public void failed(Session session, Throwable cause, Response response) throws Exception {
		if (this.error != null) {
			this.error.invoke(this.bean, session, cause, response);
		}
	}

	@Override
	public void closed(Session session, CloseReason reason) throws Exception {
		if (this.close != null) {
			this.close.invoke(this.bean, session, reason);
		}
	}

}
