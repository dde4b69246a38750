package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that is called again and again while servers run, by a timer of the
 * application's {@link io.spserver.Dispatcher}: a heartbeat for sessions, for example. On
 * a singleton bean, a handler or any other.
 * <p>
 * Parameters, in any order: {@link io.spserver.TimerResponse}, by which to send, and
 * {@link io.spserver.Sessions}. A method that returns a {@link java.time.Duration} says
 * how long to wait until the next call, {@code null} ends the timer. It runs on a worker
 * thread, which it may block; calls of one method do not overlap. A method that throws is
 * logged, sends nothing, and is called again.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnTimer {

	/**
	 * The time from the end of a call to the next one, such as {@code 30s} or
	 * {@code PT30S}. May contain placeholders. {@code 0}: the method is never called.
	 * @return the time
	 */
	String value();

	/**
	 * The time until the first call. Default: that between calls.
	 * @return the time, may contain placeholders
	 */
	String initialDelay() default "";

}
