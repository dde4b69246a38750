package io.spserver.sample;

import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A page on the admin server.
 */
@Configuration(proxyBeanMethods = false)
class HelloConfiguration {

	@Bean
	HttpRoutes helloRoutes() {
		return HttpRoutes.builder()
			.get("/hello/{name}", (request) -> HttpResponse.text("Hello, " + request.pathVariable("name") + "!"))
			.build();
	}

}
