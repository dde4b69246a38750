package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a {@link SpHandler} that is called last, when a session has closed for
 * whatever reason.
 * <p>
 * Parameters, in any order: {@link io.spserver.Session}, {@link io.spserver.CloseReason}.
 * The method returns {@code void}, since nothing can be sent any more.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnClose {

}
