package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which error a caller gets when a {@link JsonRpcMethod} throws an exception: on the
 * type of the exception, on the method, or on the {@link JsonRpcService} for all its
 * methods. The method's annotations win over the service's, and these over the
 * exception's; of several the one with the closest type wins. Such an exception is not
 * logged.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Repeatable(JsonRpcErrors.class)
public @interface JsonRpcError {

	/**
	 * The code of the error; -32768 to -32000 are not for applications.
	 * @return the code
	 */
	int code();

	/**
	 * What the caller reads. Default: the message of the exception.
	 * @return the message
	 */
	String message() default "";

	/**
	 * The exception, and its subtypes. Needed on methods and services; on the type of an
	 * exception it is that type.
	 * @return the type
	 */
	Class<? extends Throwable> exception() default Throwable.class;

}
