package io.spserver.boot.handler;

import java.lang.annotation.Annotation;
import java.util.List;

import io.spserver.CloseReason;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.boot.annotation.OnClose;
import io.spserver.boot.annotation.OnError;
import io.spserver.boot.annotation.OnMessage;
import io.spserver.boot.annotation.OnOpen;
import io.spserver.boot.annotation.OnTimeout;

/**
 * What a handler method can be called for, and which parameters it may then have.
 */
enum Event {

	OPEN(OnOpen.class, List.of(Session.class, Response.class)),

	MESSAGE(OnMessage.class, List.of(Session.class, Request.class, Response.class)),

	TIMEOUT(OnTimeout.class, List.of(Session.class, Response.class)),

	ERROR(OnError.class, List.of(Session.class, Throwable.class, Response.class)),

	CLOSE(OnClose.class, List.of(Session.class, CloseReason.class));

	private final Class<? extends Annotation> annotation;

	private final List<Class<?>> parameterTypes;

	Event(Class<? extends Annotation> annotation, List<Class<?>> parameterTypes) {
		this.annotation = annotation;
		this.parameterTypes = parameterTypes;
	}

	Class<? extends Annotation> annotation() {
		return this.annotation;
	}

	/** The parameter types besides that of the message. */
	List<Class<?>> parameterTypes() {
		return this.parameterTypes;
	}

}
