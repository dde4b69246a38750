package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link JsonRpcService} that can be called remotely, with parameters by
 * position or by name.
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

}
