package io.spserver.boot.autoconfigure.http;

import java.util.List;
import java.util.Map;

import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.SpServerConfigurationException;
import io.spserver.boot.annotation.SpHttpHandler;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.http.InvalidRouteException;
import jakarta.validation.Valid;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for mistakes in a {@link SpHttpHandler}, which stop the start.
 */
class SpHttpHandlerStartTests {

	@Test
	void twoMethodsForTheSameRequests() {
		assertRefused(Twice.class, "It is for the same requests as", "GET /a/{id}", "'consumes' or 'produces'");
	}

	@Test
	void otherNamesOfVariablesOnOneRoute() {
		assertRefused(OtherNames.class, "but other names of variables", "/b/{id}", "/b/{name}");
	}

	@Test
	void classWithoutMappedMethod() {
		assertRefused(Empty.class, "a @SpHttpHandler without a mapped method", "@GetMapping");
	}

	@Test
	void parameterThatCannotBeResolved() {
		assertRefused(Unresolvable.class, "Parameter 1 of type java.lang.Thread cannot be resolved", "@RequestParam");
	}

	@Test
	void parameterWithAnotherAnnotation() {
		assertRefused(OtherAnnotation.class, "Parameter 1 of type java.lang.String cannot be resolved");
	}

	@Test
	void parameterThatCannotBeConverted() {
		assertRefused(Unconvertible.class, "cannot be made of the parameter 'task'", "Converter");
	}

	@Test
	void primitiveWithoutValue() {
		assertRefused(Primitive.class, "has no value when the parameter 'size' is missing", "default value");
	}

	@Test
	void pathVariableThatThePathDoesNotHave() {
		assertRefused(OtherVariable.class, "the path variable 'other'", "'{other}'");
	}

	@Test
	void malformedPath() {
		assertRefused(BadPath.class, "Not a path template: '/{id:[0-9]+}'", "'/{*rest}'");
	}

	@Test
	void malformedMediaType() {
		assertRefused(BadMediaType.class, "nonsense", "Correct the media type.");
	}

	@Test
	void conditionsThatAreNotSupported() {
		assertRefused(Conditions.class, "'params', 'headers' and 'version'", "let the method look at the request");
	}

	@Test
	void modelAttributes() {
		assertRefused(Model.class, "@ModelAttribute is not supported", "Remove the method");
	}

	@Test
	void twoHandlersOfOneException() {
		assertRefused(Exceptions.class, "Ambiguous @ExceptionHandler", "no other one handles");
	}

	@Test
	void mapOfAnythingButText() {
		assertRefused(Maps.class, "is not a map of strings", "MultiValueMap<String, String>");
	}

	@Test
	void validationWithoutValidator() {
		new ApplicationContextRunner()
			.withConfiguration(org.springframework.boot.autoconfigure.AutoConfigurations.of(
					io.spserver.boot.autoconfigure.SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
					SpServerHttpHandlerAutoConfiguration.class))
			.withPropertyValues("spserver.admin.port=0")
			.withUserConfiguration(Validating.class)
			.run((context) -> assertRefused(context.getStartupFailure(), InvalidHandlerException.class,
					"the application has no validator", "spring-boot-starter-validation"));
	}

	@Test
	void unknownServer() {
		HandlerApplication.contextRunner(OtherServer.class)
			.run((context) -> assertRefused(context.getStartupFailure(), HandlerMappingException.class,
					"@SpHttpHandler(server = \"web\")", "spserver.servers.web.port"));
	}

	@Test
	void serverThatIsNotHttp() {
		HandlerApplication.contextRunner(OtherServer.class)
			.withPropertyValues("spserver.servers.web.port=0", "spserver.servers.web.protocol=line")
			.run((context) -> assertRefused(context.getStartupFailure(), InvalidHandlerException.class,
					"whose protocol is 'line'", "'spserver.servers.web.protocol' to 'http'"));
	}

	@Test
	void routeThatABeanHasToo() {
		HandlerApplication.contextRunner(OtherNames.First.class)
			.withBean(HttpRoutes.class,
					() -> HttpRoutes.builder().get("/b/{other}", (request) -> HttpResponse.noContent()).build())
			.run((context) -> assertRefused(context.getStartupFailure(), InvalidHandlerException.class,
					"A bean of type HttpRoutes has a route for the same requests: GET /b/{other}", "Keep one"));
	}

	@Test
	void equalRoutesInsideOneBean() {
		HandlerApplication.contextRunner()
			.withBean(HttpRoutes.class,
					() -> HttpRoutes.builder()
						.get("/a/{x}", (request) -> HttpResponse.noContent())
						.get("/a/{y}", (request) -> HttpResponse.noContent())
						.build())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidRouteException.class)
				.hasMessage("Two routes for the same requests: GET /a/{x} and GET /a/{y}"));
	}

	@Test
	void annotationsWithoutSpringWeb() {
		HandlerApplication.contextRunner(OtherNames.First.class)
			.withClassLoader(new FilteredClassLoader("org.springframework.web"))
			.run((context) -> assertRefused(context.getStartupFailure(), InvalidHandlerException.class,
					"spring-web, which has the annotations of its methods", "'org.springframework:spring-web'"));
	}

	private static void assertRefused(Class<?> handler, String... texts) {
		HandlerApplication.contextRunner(handler)
			.run((context) -> assertRefused(context.getStartupFailure(), InvalidHandlerException.class, texts));
	}

	private static void assertRefused(Throwable failure, Class<? extends SpServerConfigurationException> type,
			String... texts) {
		Throwable cause = failure;
		while (cause != null && !type.isInstance(cause)) {
			cause = cause.getCause();
		}
		assertThat(cause).as("%s", failure).isNotNull();
		SpServerConfigurationException found = type.cast(cause);
		assertThat(found.getMessage() + " " + found.getAction()).contains(texts);
	}

	@SpHttpHandler
	static class Twice {

		@GetMapping("/a/{id}")
		String one(@PathVariable String id) {
			return id;
		}

		@RequestMapping("/a/{id}")
		String other(@PathVariable String id) {
			return id;
		}

	}

	@SpHttpHandler
	static class OtherNames {

		@GetMapping(path = "/b/{id}", produces = "text/plain")
		String one(@PathVariable String id) {
			return id;
		}

		@GetMapping(path = "/b/{name}", produces = "text/html")
		String other(@PathVariable String name) {
			return name;
		}

		@SpHttpHandler
		static class First {

			@GetMapping("/b/{id}")
			String one(@PathVariable String id) {
				return id;
			}

		}

	}

	@SpHttpHandler
	static class Empty {

	}

	@SpHttpHandler
	static class Unresolvable {

		@GetMapping("/c")
		String c(Thread thread) {
			return "";
		}

	}

	@SpHttpHandler
	static class OtherAnnotation {

		@GetMapping("/c")
		String c(@RequestAttribute String name) {
			return "";
		}

	}

	@SpHttpHandler
	static class Unconvertible {

		@GetMapping("/c")
		String c(@RequestParam Runnable task) {
			return "";
		}

	}

	@SpHttpHandler
	static class Primitive {

		@GetMapping("/c")
		String c(@RequestParam(required = false) int size) {
			return "";
		}

	}

	@SpHttpHandler
	static class OtherVariable {

		@GetMapping({ "/c/{other}", "/d/{one}" })
		String c(@PathVariable String other) {
			return "";
		}

	}

	@SpHttpHandler
	static class BadPath {

		@GetMapping("/{id:[0-9]+}")
		String c() {
			return "";
		}

	}

	@SpHttpHandler
	static class BadMediaType {

		@GetMapping(path = "/c", produces = "nonsense")
		String c() {
			return "";
		}

	}

	@SpHttpHandler
	static class Conditions {

		@GetMapping(path = "/c", params = "a=b")
		String c() {
			return "";
		}

	}

	@SpHttpHandler
	static class Model {

		@ModelAttribute
		String model() {
			return "";
		}

		@GetMapping("/c")
		String c() {
			return "";
		}

	}

	@SpHttpHandler
	static class Exceptions {

		@GetMapping("/c")
		String c() {
			return "";
		}

		@ExceptionHandler
		String one(IllegalStateException ex) {
			return "";
		}

		@ExceptionHandler
		String other(IllegalStateException ex) {
			return "";
		}

	}

	@SpHttpHandler
	static class Maps {

		@GetMapping("/c")
		String c(@RequestParam Map<String, List<Integer>> map) {
			return "";
		}

	}

	@SpHttpHandler
	static class Validating {

		@PostMapping("/c")
		String c(@Valid @RequestBody String body) {
			return "";
		}

	}

	@SpHttpHandler(server = "web")
	static class OtherServer {

		@GetMapping("/c")
		String c() {
			return "";
		}

	}

}
