package io.spserver.boot.autoconfigure.smtp;

import java.util.ArrayList;
import java.util.List;

import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.handler.SpHandlerBeans;
import io.spserver.protocol.smtp.SmtpHandlerFactory;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotationAwareOrderComparator;

/**
 * The beans that parts of mail servers are made of. Those with {@code @SpHandler} are for
 * the server that it names, others for all servers that take mail. Used while servers are
 * created, by one thread.
 *
 * @param beans finds them
 */
record SmtpServerBeans(SpHandlerBeans beans) {

	List<SmtpHandlerFactory> handlers(String server) {
		List<SmtpHandlerFactory> handlers = new ArrayList<>(this.beans.get(SmtpHandlerFactory.class, server, server));
		AnnotationAwareOrderComparator.sort(handlers);
		return handlers;
	}

	@Nullable SmtpAuthenticator authenticator(String server) {
		List<String> own = this.beans.names(SmtpAuthenticator.class, server);
		List<SmtpAuthenticator> found = this.beans.get(SmtpAuthenticator.class, server, (own.isEmpty()) ? server : "");
		if (found.size() > 1) {
			throw new InvalidHandlerException("io.spserver.protocol.smtp.auth.SmtpAuthenticator",
					"There are " + found.size() + " beans of that type for the server '" + server
							+ "', but one must decide who its clients are.",
					"Keep one of them, or annotate the bean method of each with @SpHandler and the server that it is for.");
		}
		return (found.isEmpty()) ? null : found.get(0);
	}

}
