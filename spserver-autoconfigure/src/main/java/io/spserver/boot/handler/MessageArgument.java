package io.spserver.boot.handler;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.spserver.CloseReason;
import io.spserver.Protocol;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.codec.Protocols;
import org.jspecify.annotations.Nullable;

/**
 * How the message of a request becomes an argument of the type that a method wants.
 */
final class MessageArgument {

	/** What our protocols make. */
	private static final Map<String, Class<?>> MADE = Map.of("line", String.class, "dot-terminated", String.class,
			"multi-line", List.class, "length-prefixed", byte[].class, "raw", byte[].class);

	private static final Set<Class<?>> OTHER_ARGUMENTS = Set.of(Session.class, Response.class, Request.class,
			Throwable.class, CloseReason.class);

	private static final MethodHandle TEXT = find("text", String.class);

	private static final MethodHandle BYTES = find("bytes", byte[].class);

	private static final MethodHandle LINES = find("lines", List.class);

	private static final MethodHandle MESSAGE = findMessage();

	private MessageArgument() {
	}

	/**
	 * The conversion from a request to a parameter.
	 * @param parameter the parameter's type
	 * @return takes a {@code Object} that is a request and gives the argument,
	 * {@code null} for a parameter that is not the message
	 */
	static @Nullable MethodHandle conversion(Class<?> parameter) {
		if (OTHER_ARGUMENTS.contains(parameter)) {
			return null;
		}
		if (parameter == String.class) {
			return TEXT;
		}
		if (parameter == byte[].class) {
			return BYTES;
		}
		if (parameter == List.class) {
			return LINES;
		}
		return MESSAGE.bindTo(parameter).asType(MethodType.methodType(parameter, Object.class));
	}

	/**
	 * Whether a protocol of ours never makes what a parameter wants.
	 * @param protocol the protocol
	 * @param parameter the parameter's type
	 * @return the type that the protocol makes, {@code null} if the parameter may be
	 * right
	 */
	static @Nullable Class<?> mismatch(Protocol protocol, Class<?> parameter) {
		boolean ours = protocol.getClass().getPackage() == Protocols.class.getPackage();
		Class<?> made = (ours) ? MADE.get(protocol.name()) : null;
		if (made == null || parameter.isAssignableFrom(made) || (parameter == byte[].class && made == String.class)) {
			return null;
		}
		return made;
	}

	private static MethodHandle find(String accessor, Class<?> type) {
		try {
			return MethodHandles.lookup()
				.findVirtual(Request.class, accessor, MethodType.methodType(type))
				.asType(MethodType.methodType(type, Object.class));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MethodHandle findMessage() {
		try {
			return MethodHandles.lookup()
				.findStatic(MessageArgument.class, "message",
						MethodType.methodType(Object.class, Class.class, Object.class));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("unused") // called by a method handle
	private static Object message(Class<?> type, Object payload) {
		Request request = (Request) payload;
		if (!type.isInstance(request.message())) {
			throw new IllegalStateException(
					"The message is a " + request.message().getClass().getTypeName() + ", not a " + type.getTypeName()
							+ ": see the protocol of server '" + request.session().id().server() + "'");
		}
		return request.message();
	}

}
