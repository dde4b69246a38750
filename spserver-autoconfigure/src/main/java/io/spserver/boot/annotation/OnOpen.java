package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link SpHandler} that is called when a session has opened, before its
 * first message.
 * <p>
 * Parameters, in any order: {@link io.spserver.Session}, {@link io.spserver.Response}. A
 * returned {@code String}, {@code byte[]} or {@link io.spserver.Message} is sent, a
 * greeting for example.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnOpen {

}
