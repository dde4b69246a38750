package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.stereotype.Component;

/**
 * A class whose methods answer HTTP requests. They carry Spring's own annotations:
 * {@code @GetMapping}, {@code @PostMapping} and the like say which requests,
 * {@code @PathVariable}, {@code @RequestParam}, {@code @RequestHeader},
 * {@code @CookieValue} and {@code @RequestBody} what their parameters are. What a method
 * returns is the answer. It is a stereotype, so that the class becomes a bean; Spring MVC
 * and WebFlux do not take it for a controller.
 * <p>
 * Methods run on worker threads of the HTTP server and may block; several calls may run
 * at once. What they throw is answered as a problem (RFC 9457) with the status that it
 * stands for, or handled by a method with {@code @ExceptionHandler} of the same class.
 * <p>
 * It needs spring-web, which has these annotations. A bean of type {@code HttpRoutes}
 * does the same without them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Component
public @interface SpHttpHandler {

	/**
	 * The HTTP server that the requests come to.
	 * @return the server's name, as in {@code spserver.servers.<name>}
	 */
	String server() default "admin";

}
