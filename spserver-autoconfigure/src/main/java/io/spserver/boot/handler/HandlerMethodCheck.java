package io.spserver.boot.handler;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.spserver.CloseReason;
import io.spserver.Message;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.SessionId;
import io.spserver.Sessions;
import io.spserver.boot.InvalidHandlerException;
import org.jspecify.annotations.Nullable;

/**
 * Checks the signature of a handler method, so that a mistake stops the start and not the
 * first session.
 */
final class HandlerMethodCheck {

	private static final Set<Class<?>> REPLIES = Set.of(void.class, String.class, byte[].class, Message.class);

	private static final Set<Class<?>> NO_MESSAGES = Set.of(CloseReason.class, SessionId.class, Sessions.class,
			Message.class, Void.class);

	private final Event event;

	private final Method method;

	private HandlerMethodCheck(Event event, Method method) {
		this.event = event;
		this.method = method;
	}

	/**
	 * Checks a method.
	 * @param event what the method is called for
	 * @param method the method, as declared by the user
	 * @return the type of its message parameter, if it has one
	 * @throws InvalidHandlerException if the signature is not right
	 */
	static @Nullable Class<?> check(Event event, Method method) {
		return new HandlerMethodCheck(event, method).check();
	}

	private @Nullable Class<?> check() {
		if (Modifier.isStatic(this.method.getModifiers())) {
			throw invalid("It is static.", "Make it a method of the bean.");
		}
		checkResult();
		List<Class<?>> messages = new ArrayList<>();
		for (Class<?> parameter : this.method.getParameterTypes()) {
			if (this.event.parameterTypes().contains(parameter)) {
				continue;
			}
			if (this.event != Event.MESSAGE || isNoMessage(parameter)) {
				throw invalid("Its parameter of type " + parameter.getTypeName() + " cannot be resolved.", allowed());
			}
			messages.add(parameter);
		}
		if (messages.size() > 1) {
			throw invalid(
					"It has several parameters for the message: "
							+ messages.stream().map(Class::getTypeName).collect(Collectors.joining(", ")) + ".",
					allowed());
		}
		return (messages.isEmpty()) ? null : messages.get(0);
	}

	private boolean isNoMessage(Class<?> parameter) {
		return parameter.isPrimitive() || NO_MESSAGES.contains(parameter) || Throwable.class.isAssignableFrom(parameter)
				|| (parameter != Object.class && parameter.isAssignableFrom(Session.class))
				|| (parameter != Object.class && parameter.isAssignableFrom(Response.class));
	}

	private void checkResult() {
		Class<?> result = this.method.getReturnType();
		if (this.event == Event.CLOSE && result != void.class) {
			throw invalid(
					"It returns " + result.getTypeName() + ", but nothing can be sent when the session has closed.",
					"Let it return void.");
		}
		if (!REPLIES.contains(result)) {
			throw invalid("It returns " + result.getTypeName() + ", which is no reply.",
					"Let it return String, byte[], io.spserver.Message or void.");
		}
	}

	private String allowed() {
		String message = (this.event == Event.MESSAGE)
				? "the message (String, byte[], List<String>, or the type that the " + "protocol makes), " : "";
		return "Parameters of a method with @" + this.event.annotation().getSimpleName() + " are " + message
				+ this.event.parameterTypes().stream().map(Class::getSimpleName).collect(Collectors.joining(", "))
				+ ", in any order.";
	}

	private InvalidHandlerException invalid(String reason, String action) {
		return new InvalidHandlerException(this.method.toGenericString(), reason, action);
	}

}
