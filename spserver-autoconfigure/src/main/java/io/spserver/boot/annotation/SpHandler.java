package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * Handles the sessions of a server, or of a client. On a class it is a stereotype, so
 * that the class becomes a bean; on a {@code @Bean} method it says which server the bean
 * is for.
 * <p>
 * The bean has methods with {@link OnOpen}, {@link OnMessage}, {@link OnTimeout},
 * {@link OnError} and {@link OnClose}, or is a {@link io.spserver.Handler} or
 * {@link io.spserver.HandlerFactory}. A server with the protocol {@code http} takes its
 * {@code HttpRoutes} from such a bean method.
 * <p>
 * Methods run on worker threads and may block. A singleton is shared by all sessions of
 * the server and called by several threads at once. A prototype-scoped bean gets one
 * instance a session, which is called by one thread at a time and destroyed when the
 * session has closed.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface SpHandler {

	/**
	 * The server's name, as in {@code spserver.servers.<name>}, or that of a client, as
	 * in {@code spserver.clients.<name>}. Default: the name of the bean.
	 * @return the name
	 */
	@AliasFor("server")
	String value() default "";

	/**
	 * The server's name, as in {@code spserver.servers.<name>}, or that of a client, as
	 * in {@code spserver.clients.<name>}. Default: the name of the bean.
	 * @return the name
	 */
	@AliasFor("value")
	String server() default "";

}
