package io.spserver.boot.autoconfigure.smtp;

import io.spserver.boot.handler.smtp.ListenerCall;
import io.spserver.boot.handler.smtp.ListenerInterceptor;
import org.slf4j.MDC;

/**
 * Has what a listener logs carry the id of the mail, under {@link #KEY}.
 */
final class MailIdInterceptor implements ListenerInterceptor {

	/** The key of the mapped diagnostic context. */
	static final String KEY = "spserver.mail";

	@Override
	public void intercept(ListenerCall call, Chain next) throws Exception {
		try (MDC.MDCCloseable id = MDC.putCloseable(KEY, call.mail().id())) {
			next.proceed();
		}
	}

}
