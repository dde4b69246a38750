package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A class whose {@link JsonRpcMethod} methods can be called remotely, by JSON-RPC and by
 * XML-RPC. It is a stereotype, so that the class becomes a bean. The annotations may be
 * on an interface instead, which then describes the methods to clients too; a client made
 * of it is not offered for remote calls. Methods run on worker threads of the server and
 * may block; several calls may run at once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface JsonRpcService {

	/**
	 * What the names of the methods begin with: {@code calc} makes {@code calc.add} of
	 * {@code add}. Empty: no prefix.
	 * @return the prefix, without the dot
	 */
	@AliasFor("prefix")
	String value() default "";

	/**
	 * What the names of the methods begin with: {@code calc} makes {@code calc.add} of
	 * {@code add}. Empty: no prefix.
	 * @return the prefix, without the dot
	 */
	@AliasFor("value")
	String prefix() default "";

	/**
	 * The HTTP server that answers the calls: JSON-RPC under
	 * {@code spserver.admin.rpc-path} and XML-RPC under
	 * {@code spserver.admin.xml-rpc-path} on the admin server, under {@code /rpc} and
	 * {@code /RPC2} on any other.
	 * @return the server's name
	 */
	String server() default "admin";

	/**
	 * Whether the methods are listed for those who ask what there is. Methods that are
	 * not can be called all the same.
	 * @return whether they are listed
	 */
	boolean visible() default true;

}
