package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link JsonRpcService} that can be called remotely, with parameters by
 * position or by name. It may return a {@link java.util.concurrent.CompletionStage} or a
 * reactive type of what it has later, and have a variable number of parameters.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface JsonRpcMethod {

	/**
	 * The name after the service's prefix. Default: the Java method's name.
	 * @return the name
	 */
	String value() default "";

	/**
	 * What the method does, for those who ask what there is.
	 * @return the description
	 */
	String description() default "";

	/**
	 * How long a call may take, {@code 2s} for example; then the method's thread is
	 * interrupted and the caller gets an error with code -32002. May have placeholders.
	 * Default: no limit.
	 * @return the limit
	 */
	String deadline() default "";

	/**
	 * Whether calls change nothing. Those that may change something are written down in
	 * the audit trail of the admin server. Default: they may.
	 * @return whether they only read
	 */
	boolean readOnly() default false;

}
