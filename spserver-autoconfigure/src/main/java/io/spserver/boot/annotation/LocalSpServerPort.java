package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.AliasFor;

/**
 * Injects the port that a server is bound to, which is also
 * {@code local.spserver.<name>.port} in the environment, into an {@code int} or
 * {@code Integer}: a field or a parameter of a test's constructor or method, or of a
 * bean.
 * <p>
 * A free port ({@code port=0}) is known once the server has started. Tests are injected
 * later than that; beans are usually not, so that a bean which needs a free port is
 * {@code @Lazy} or listens to {@link io.spserver.boot.SpServerStartedEvent}.
 */
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Value("")
public @interface LocalSpServerPort {

	/**
	 * The server's name; {@code admin} for the admin server.
	 * @return the name
	 */
	@AliasFor(annotation = Value.class, attribute = "value")
	String value();

}
