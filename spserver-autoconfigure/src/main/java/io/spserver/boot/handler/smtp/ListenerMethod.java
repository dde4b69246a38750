package io.spserver.boot.handler.smtp;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;

import io.spserver.boot.mail.ReceivedMail;
import io.spserver.protocol.smtp.SmtpRecipient;
import io.spserver.protocol.smtp.SmtpSender;
import io.spserver.protocol.smtp.SmtpSession;
import org.jspecify.annotations.Nullable;

/**
 * A method that takes mail. Immutable; called by any worker thread.
 *
 * @param name the names of the bean and of the method
 * @param bean gives the bean
 * @param method the method, invocable on the bean
 * @param arguments makes its arguments
 * @param recipients whom it is for
 * @param from whose mail it takes
 */
record ListenerMethod(String name, Supplier<Object> bean, Method method, List<ListenerArgument> arguments,
		AddressPatterns recipients, AddressPatterns from) {

	/**
	 * Whether the method is for a recipient.
	 * @param sender who sends the mail
	 * @param recipient who is to get it
	 * @return {@code true} if it is
	 */
	boolean matches(SmtpSender sender, SmtpRecipient recipient) {
		return this.recipients.match(recipient.address()) && this.from.match(sender.address());
	}

	/**
	 * Calls the method.
	 * @param session the session
	 * @param mail the mail
	 * @param interceptors what stands around the call
	 * @throws Exception what the method throws
	 */
	void call(SmtpSession session, ReceivedMail mail, List<ListenerInterceptor> interceptors) throws Exception {
		proceed(new ListenerCall(this.name, session, mail), interceptors, 0);
	}

	private void proceed(ListenerCall call, List<ListenerInterceptor> interceptors, int next) throws Exception {
		if (next < interceptors.size()) {
			interceptors.get(next).intercept(call, () -> proceed(call, interceptors, next + 1));
		}
		else {
			invoke(call);
		}
	}

	private void invoke(ListenerCall call) throws Exception {
		@Nullable Object[] values = new Object[this.arguments.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = this.arguments.get(i).resolve(call);
		}
		try {
			this.method.invoke(this.bean.get(), values);
		}
		catch (InvocationTargetException ex) {
			throw unwrapped(ex);
		}
	}

	private static Exception unwrapped(InvocationTargetException ex) {
		if (ex.getTargetException() instanceof Error error) {
			throw error;
		}
		return (ex.getTargetException() instanceof Exception exception) ? exception : ex;
	}

}
