package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;

/**
 * Describes a parameter of a {@link JsonRpcMethod}.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface JsonRpcParam {

	/** Stands for no default. */
	String NO_DEFAULT = "\n\t\n";

	/**
	 * The name by which callers give it. Default: that of the Java parameter, for which
	 * the class must be compiled with {@code -parameters}.
	 * @return the name
	 */
	@AliasFor("name")
	String value() default "";

	/**
	 * The name by which callers give it. Default: that of the Java parameter, for which
	 * the class must be compiled with {@code -parameters}.
	 * @return the name
	 */
	@AliasFor("value")
	String name() default "";

	/**
	 * What it is for, for those who ask what there is.
	 * @return the description
	 */
	String description() default "";

	/**
	 * What the method gets when the caller does not give it: text for a {@code String},
	 * otherwise a value in JSON, or the text of one. Default: the caller must give it.
	 * @return the value
	 */
	String defaultValue() default NO_DEFAULT;

}
