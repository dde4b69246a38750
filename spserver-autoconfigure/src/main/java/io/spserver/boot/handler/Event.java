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

	OPEN(OnOpen.class),

	MESSAGE(OnMessage.class),

	TIMEOUT(OnTimeout.class),

	ERROR(OnError.class),

	CLOSE(OnClose.class);

	private final Class<? extends Annotation> annotation;

	Event(Class<? extends Annotation> annotation) {
		this.annotation = annotation;
	}

	Class<? extends Annotation> annotation() {
		return this.annotation;
	}

	/** The parameter types besides that of the message. */
	List<Class<?>> parameterTypes() {
		return switch (this) {
			case OPEN, TIMEOUT -> List.of(Session.class, Response.class);
			case MESSAGE -> List.of(Session.class, Request.class, Response.class);
			case ERROR -> List.of(Session.class, Throwable.class, Response.class);
			case CLOSE -> List.of(Session.class, CloseReason.class);
		};
	}

}
