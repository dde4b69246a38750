package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link SpHandler} that is called when nothing has happened in a session
 * for the time that {@code spserver.servers.<name>.timeout} allows. The session closes
 * when the method has returned and what it sends is out.
 * <p>
 * Parameters, in any order: {@link io.spserver.Session}, {@link io.spserver.Response}. A
 * returned {@code String}, {@code byte[]} or {@link io.spserver.Message} is sent before
 * the session closes.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnTimeout {

}
