package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link SpHandler} that is called for each message, in order, one at a
 * time for a session.
 * <p>
 * Parameters, in any order: the message ({@code String} for text protocols,
 * {@code List<String>} for multi-line, {@code byte[]}, or the type that the protocol
 * makes), {@link io.spserver.Session}, {@link io.spserver.Request},
 * {@link io.spserver.Response}. A returned {@code String}, {@code byte[]} or
 * {@link io.spserver.Message} is the reply; {@code void} or {@code null} sends nothing.
 * An exception closes the session, is logged and counted.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnMessage {

}
