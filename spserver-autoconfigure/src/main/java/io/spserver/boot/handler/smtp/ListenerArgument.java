package io.spserver.boot.handler.smtp;

import java.io.InputStream;
import java.security.Principal;

import io.spserver.boot.mail.ReceivedMail;
import io.spserver.protocol.smtp.SmtpSession;
import org.jspecify.annotations.Nullable;

/**
 * Where a parameter of a listener comes from.
 */
@FunctionalInterface
interface ListenerArgument {

	/** Named, since jakarta.mail may be missing. */
	String MIME_MESSAGE = "jakarta.mail.internet.MimeMessage";

	/**
	 * Makes the argument of a call.
	 * @param call the call
	 * @return the argument
	 * @throws Exception if it cannot be made
	 */
	@Nullable Object resolve(ListenerCall call) throws Exception;

	/**
	 * Finds where a parameter comes from.
	 * @param type the parameter's type
	 * @return makes its arguments, {@code null} if there is nothing of that type
	 */
	static @Nullable ListenerArgument of(Class<?> type) {
		if (type == ReceivedMail.class) {
			return ListenerCall::mail;
		}
		if (type == byte[].class) {
			return (call) -> call.mail().bytes();
		}
		if (type == InputStream.class) {
			return (call) -> call.mail().openStream();
		}
		if (type == SmtpSession.class) {
			return ListenerCall::session;
		}
		if (Principal.class.isAssignableFrom(type)) {
			return (call) -> (type.isInstance(call.mail().principal())) ? call.mail().principal() : null;
		}
		return (type.getName().equals(MIME_MESSAGE)) ? (call) -> call.mail().message() : null;
	}

}
