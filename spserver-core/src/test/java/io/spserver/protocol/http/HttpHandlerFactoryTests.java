package io.spserver.protocol.http;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.spserver.Handler;
import io.spserver.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HttpHandlerFactoryTests {

	private static final String DATE = "Date: [A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT\r\n";

	private final TestSession session = new TestSession();

	private final TestResponse response = new TestResponse();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final HttpRoutes routes = HttpRoutes.builder()
		.get("/hello/{name}", (request) -> HttpResponse.text("Hello, " + request.pathVariable("name") + "!"))
		.post("/echo", (request) -> HttpResponse.of(200, "a/b", request.body()))
		.get("/created", (request) -> HttpResponse.status(201).withHeader("Location", "/ä"))
		.get("/empty", (request) -> HttpResponse.noContent().withBody(new byte[5]))
		.get("/unchanged", (request) -> HttpResponse.text("x").withStatus(304))
		.get("/large", (request) -> HttpResponse.of(200, "a/b", new byte[20_000]))
		.get("/closing", (request) -> HttpResponse.text("bye").withHeader("Connection", "close"))
		.get("/own",
				(request) -> HttpResponse.status(200)
					.withHeader("Date", "today")
					.withHeader("Server", "mine")
					.withHeader("Content-Length", "77"))
		.get("/forbidden", (request) -> {
			throw new HttpStatusException(403, "Not you.");
		})
		.get("/broken", (request) -> {
			throw new IllegalStateException("broken");
		})
		.get("/overflow", (request) -> {
			throw new StackOverflowError();
		})
		.get("/nothing", (request) -> null)
		.build();

	@BeforeEach
	void listenToTheLog() {
		this.log.start();
		logger().addAppender(this.log);
	}

	@AfterEach
	void leaveTheLog() {
		logger().detachAppender(this.log);
	}

	@Test
	void requestIsAnswered() throws Exception {
		assertThat(exchange("GET /hello/w%C3%B6rld HTTP/1.1\r\nHost: h\r\n\r\n")).matches("HTTP/1\\.1 200 OK\r\n" + DATE
				+ "Content-Type: text/plain;charset=UTF-8\r\nContent-Length: 14\r\n\r\nHello, wÃ¶rld!");
		assertThat(this.response.closed()).isFalse();
	}

	@Test
	void bodyIsHandedOver() throws Exception {
		assertThat(exchange("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi"))
			.endsWith("Content-Type: a/b\r\nContent-Length: 2\r\n\r\nhi");
	}

	@Test
	void headHasTheLengthButNoBody() throws Exception {
		assertThat(exchange("HEAD /hello/you HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n")
			.endsWith("\r\nContent-Length: 11\r\n\r\n");
		assertThat(exchange("HEAD /large HTTP/1.1\r\nHost: h\r\n\r\n")).endsWith("\r\nContent-Length: 20000\r\n\r\n");
		assertThat(exchange("HEAD /own HTTP/1.1\r\nHost: h\r\n\r\n")).endsWith("\r\nContent-Length: 77\r\n\r\n");
		assertThat(exchange("HEAD /nowhere HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 404 ")
			.endsWith("\r\nContent-Length: 9\r\n\r\n");
	}

	@Test
	void largeBodyFollowsItsHead() throws Exception {
		assertThat(exchange("GET /large HTTP/1.1\r\nHost: h\r\n\r\n"))
			.endsWith("\r\nContent-Length: 20000\r\n\r\n" + "\0".repeat(20_000));
	}

	@Test
	void statusesWithoutBodyHaveNone() throws Exception {
		assertThat(exchange("GET /empty HTTP/1.1\r\nHost: h\r\n\r\n"))
			.matches("HTTP/1\\.1 204 No Content\r\n" + DATE + "\r\n");
		assertThat(exchange("GET /unchanged HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 304 Not Modified\r\n")
			.doesNotContain("Content-Length")
			.endsWith("\r\n\r\n");
		assertThat(exchange("GET /created HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 201 Created\r\n")
			.endsWith("\r\nLocation: /ä\r\nContent-Length: 0\r\n\r\n");
	}

	@Test
	void dateAndServerOfTheHandlerWin() throws Exception {
		HttpOptions options = HttpOptions.builder().serverHeader("sphttp").build();
		Handler handler = new HttpHandlerFactory(this.routes, options, List.of()).create(this.session);
		assertThat(exchange(handler, "GET /hello/you HTTP/1.1\r\nHost: h\r\n\r\n")).contains("\r\nServer: sphttp\r\n");
		assertThat(exchange(handler, "GET /own HTTP/1.1\r\nHost: h\r\n\r\n"))
			.isEqualTo("HTTP/1.1 200 OK\r\nDate: today\r\nServer: mine\r\nContent-Length: 0\r\n\r\n");
	}

	@Test
	void connectionClosesWhenThePeerOrTheHandlerSaysSo() throws Exception {
		assertThat(exchange("GET /hello/you HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"))
			.contains("\r\nConnection: close\r\n\r\n");
		assertThat(this.response.closed()).isTrue();
		TestResponse second = new TestResponse();
		handler().received(request("GET /closing HTTP/1.1\r\nHost: h\r\n\r\n"), second);
		assertThat(second.replies()).containsOnlyOnce("Connection: close");
		assertThat(second.closed()).isTrue();
	}

	@Test
	void http10IsToldWhetherTheConnectionPersists() throws Exception {
		assertThat(exchange("GET /hello/you HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"))
			.startsWith("HTTP/1.1 200 OK\r\n")
			.contains("\r\nConnection: keep-alive\r\n\r\n");
		assertThat(this.response.closed()).isFalse();
		assertThat(exchange("GET /hello/you HTTP/1.0\r\n\r\n")).contains("\r\nConnection: close\r\n\r\n");
		assertThat(this.response.closed()).isTrue();
	}

	@Test
	void missingRouteIsAnswered() throws Exception {
		assertThat(exchange("GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 404 Not Found\r\n")
			.endsWith("\r\n\r\nNot Found");
		assertThat(exchange("PUT /echo HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
			.contains("\r\nAllow: OPTIONS, POST\r\n");
		assertThat(exchange("OPTIONS /echo HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 200 OK\r\n")
			.contains("\r\nAllow: OPTIONS, POST\r\nContent-Length: 0\r\n");
		assertThat(exchange("BREW /echo HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 501 Not Implemented\r\n");
		assertThat(this.response.closed()).isFalse();
	}

	@Test
	void expectationIsMet() throws Exception {
		assertThat(exchange("POST /echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"))
			.isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
		assertThat(this.response.isPartial()).isTrue();
		assertThat(this.response.closed()).isFalse();
	}

	@Test
	void statusOfAnExceptionIsAnsweredAndNotLogged() throws Exception {
		assertThat(exchange("GET /forbidden HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 403 Forbidden\r\n")
			.endsWith("\r\n\r\nNot you.");
		assertThat(this.response.hasFailed()).isFalse();
		assertThat(this.log.list).isEmpty();
	}

	@Test
	void otherExceptionIs500AndLoggedOnceAndTheSessionGoesOn() throws Exception {
		assertThat(exchange("GET /broken HTTP/1.1\r\nHost: h\r\n\r\n"))
			.startsWith("HTTP/1.1 500 Internal Server Error\r\n")
			.endsWith("\r\n\r\nInternal Server Error");
		assertThat(this.response.hasFailed()).isTrue();
		assertThat(this.response.closed()).isFalse();
		assertThat(this.log.list).singleElement()
			.satisfies((event) -> assertThat(event.getFormattedMessage())
				.isEqualTo("Server 'web' failed to answer GET /broken"))
			.satisfies((event) -> assertThat(event.getThrowableProxy().getMessage()).isEqualTo("broken"));
	}

	@Test
	void errorsAndMissingResponsesAre500() throws Exception {
		assertThat(exchange("GET /overflow HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 500 ");
		assertThat(exchange("GET /nothing HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 500 ");
		assertThat(this.log.list).hasSize(2);
	}

	@Test
	void filtersStandAroundEveryRequestInOrder() throws Exception {
		List<String> heard = new ArrayList<>();
		HttpFilter outer = (request, next) -> {
			heard.add("outer " + request.route());
			HttpResponse answer = next.handle(request);
			heard.add("outer " + answer.status());
			return answer.withHeader("X-Outer", "1");
		};
		HttpFilter inner = (request, next) -> {
			heard.add("inner " + request.pathVariables());
			return next.handle(request);
		};
		Handler handler = new HttpHandlerFactory(this.routes, HttpOptions.defaults(), List.of(outer, inner))
			.create(this.session);
		assertThat(exchange(handler, "GET /hello/you HTTP/1.1\r\nHost: h\r\n\r\n")).contains("\r\nX-Outer: 1\r\n");
		exchange(handler, "GET /nowhere HTTP/1.1\r\nHost: h\r\n\r\n");
		assertThat(heard).containsExactly("outer /hello/{name}", "inner {name=you}", "outer 200", "outer null",
				"inner {}", "outer 404");
	}

	@Test
	void filterHearsTheExceptionOfAHandler() throws Exception {
		List<Exception> heard = new ArrayList<>();
		HttpFilter filter = (request, next) -> {
			try {
				return next.handle(request);
			}
			catch (Exception ex) {
				heard.add(ex);
				throw ex;
			}
		};
		Handler handler = new HttpHandlerFactory(this.routes, HttpOptions.defaults(), List.of(filter))
			.create(this.session);
		assertThat(exchange(handler, "GET /broken HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 500 ");
		assertThat(heard).singleElement().isInstanceOf(IllegalStateException.class);
	}

	@Test
	void filterMayAnswerItself() throws Exception {
		HttpFilter filter = (request, next) -> HttpResponse.status(401);
		Handler handler = new HttpHandlerFactory(this.routes, HttpOptions.defaults(), List.of(filter))
			.create(this.session);
		assertThat(exchange(handler, "GET /hello/you HTTP/1.1\r\nHost: h\r\n\r\n")).startsWith("HTTP/1.1 401 ");
	}

	@Test
	void handlerOfAnotherProtocolIsAMistakeThatIsExplained() {
		assertThatIllegalStateException()
			.isThrownBy(() -> handler().received(new Request(this.session, "a line"), this.response))
			.withMessageContaining("'web'");
	}

	private String exchange(String bytes) throws Exception {
		return exchange(handler(), bytes);
	}

	private String exchange(Handler handler, String bytes) throws Exception {
		int before = this.response.replies().length();
		handler.received(request(bytes), this.response);
		return this.response.replies().substring(before);
	}

	private Handler handler() throws Exception {
		return new HttpHandlerFactory(this.routes).create(this.session);
	}

	private Request request(String bytes) throws Exception {
		return new Request(this.session, Decoding.whole(bytes).get(0));
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger(RequestDispatcher.class);
	}

}
