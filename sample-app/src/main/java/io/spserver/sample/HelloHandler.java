package io.spserver.sample;

import io.spserver.boot.annotation.SpHttpHandler;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A page on the admin server.
 */
@SpHttpHandler
class HelloHandler {

	@GetMapping("/hello/{name}")
	String hello(@PathVariable String name) {
		return "Hello, " + name + "!";
	}

}
