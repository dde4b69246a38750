package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link SpHandler} that is called when the peer broke the protocol (the
 * {@code Throwable} is a {@link io.spserver.ProtocolException}) or the connection failed.
 * The session closes when the method has returned and what it sends is out. Exceptions of
 * the handler itself do not come here: they are logged and counted.
 * <p>
 * Parameters, in any order: {@link Throwable}, {@link io.spserver.Session},
 * {@link io.spserver.Response}. A returned {@code String}, {@code byte[]} or
 * {@link io.spserver.Message} is sent instead of the error of the protocol.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnError {

}
