package io.spserver.boot.autoconfigure.rpc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;

import com.github.victools.jsonschema.generator.SchemaGenerator;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.annotation.JsonRpcError;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcParam;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.boot.autoconfigure.http.TestHttpClient;
import io.spserver.protocol.rpc.RpcErrors;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What methods of services may look like, and what a server's properties say of their
 * calls.
 */
class RpcServicesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerRpcAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0", "test.deadline=50ms")
		.withBean(Service.class);

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			named     | {'the-name':'a'}   | 'a PT5S'
			named     | ['a','PT1S']       | 'a PT1S'
			later     | [1]                | 2
			mono      | [1]                | 2
			emptyMono | []                 | null
			flux      | [3]                | [1,2,3]
			optional  | []                 | 'absent'
			optional  | ['x']              | 'x'
			nothing   | []                 | null
			""")
	void resultIsAnswered(String method, String params, String result) {
		this.contextRunner.run((context) -> assertThat(call(context, method, params))
			.isEqualTo("{'jsonrpc':'2.0','result':" + result + ",'id':1}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			fail | ['state']      | 1   | of the method
			fail | ['argument']   | 2   | secret
			fail | ['typed']      | 3   | of the type
			fail | ['unsupported'] | 4  | UnsupportedOperationException
			fail | ['unknown']    | -32603 | Internal error
			failLater | []        | 2   | later
			await | []            | -32002 | Timed out
			""")
	void errorIsAnswered(String method, String params, int code, String message) {
		this.contextRunner.run((context) -> assertThat(call(context, method, params))
			.isEqualTo("{'jsonrpc':'2.0','error':{'code':" + code + ",'message':'" + message + "'},'id':1}"));
	}

	@Test
	void argumentsAreValidated() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
			.withBean(ValidatedService.class)
			.run((context) -> {
				assertThat(call(context, "order.place", "[{'item':'x','count':1},2]")).contains("'result':2");
				assertThat(call(context, "order.place", "[{'item':' ','count':0},-1]")).contains("'code':-32602",
						"Invalid params: 'order.count' must be greater than 0, 'order.item' must not be blank, "
								+ "'times' must be greater than 0",
						"{'path':'order.item','message':'must not be blank'}");
			});
	}

	@Test
	void argumentsAreNotValidatedWithoutAValidator() {
		this.contextRunner.withBean(ValidatedService.class)
			.run((context) -> assertThat(call(context, "order.place", "[{'item':'','count':0},-1]"))
				.contains("'result':-1"));
	}

	@ParameterizedTest
	@ValueSource(classes = { BadDefault.class, BadDeadline.class, BadError.class, Reserved.class })
	void wrongAnnotationStopsTheStart(Class<?> service) {
		this.contextRunner.withBean(service)
			.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOf(InvalidHandlerException.class));
	}

	@Test
	void methodsAreCalledByXmlRpc() {
		this.contextRunner.run((context) -> {
			assertThat(xml(context, "/RPC2", "later")).contains("<value><int>2</int></value>");
			assertThat(xml(context, "/RPC2", "missing")).contains("-32601");
		});
		this.contextRunner
			.withPropertyValues("spserver.admin.xml-rpc-path=/xml", "spserver.admin.rpc.max-body-size=10B")
			.run((context) -> assertThat(xml(context, "/xml", "later")).contains("at most 10 bytes"));
	}

	@Test
	void methodsAreDescribed() {
		this.contextRunner.withPropertyValues("spring.application.name=shop").withBean(Hidden.class).run((context) -> {
			String document = call(context, "rpc.discover", "[]");
			assertThat(document).contains("'title':'shop'", "'name':'mono'",
					"{'name':'the-name','required':true,'schema':{'type':'string'}}",
					"'errors':[{'code':1,'message':'of the method'},{'code':2,'message':'IllegalArgumentException'},"
							+ "{'code':4,'message':'RuntimeException'}]")
				.doesNotContain("secret");
			assertThat(call(context, "secret", "[]")).contains("'result':1");
		});
		this.contextRunner.withClassLoader(new FilteredClassLoader(SchemaGenerator.class))
			.run((context) -> assertThat(call(context, "rpc.discover", "[]")).contains("-32601"));
	}

	@Test
	void limitsAreProperties() {
		this.contextRunner
			.withPropertyValues("spserver.admin.rpc.max-batch-items=2", "spserver.admin.rpc.max-nesting-depth=4",
					"spserver.admin.rpc.max-number-length=5", "spserver.admin.rpc.batch-concurrency=2")
			.run((context) -> {
				String call = "{'jsonrpc':'2.0','method':'meet','params':{},'id':1}";
				assertThat(send(context, "[" + call + "," + call + "," + call + "]")).contains("at most 2 calls");
				assertThat(send(context, "[" + call + "," + call + "]"))
					.isEqualTo("[{'jsonrpc':'2.0','result':'met','id':1},{'jsonrpc':'2.0','result':'met','id':1}]");
				assertThat(call(context, "nothing", "[[[[1]]]]")).contains("-32700");
				assertThat(call(context, "later", "[123456]")).contains("-32700");
			});
		this.contextRunner.withPropertyValues("spserver.admin.rpc.max-batch-items=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("'spserver.admin.rpc.max-batch-items'"));
	}

	@Test
	void interceptorsStandAroundCallsInTheirOrder() {
		this.contextRunner
			.withBean("second", RpcInterceptorFactory.class, () -> (server) -> (call, next) -> next.proceed(call) + "2")
			.withBean("none", RpcInterceptorFactory.class, () -> (server) -> null)
			.withBean("denying", RpcInterceptorFactory.class, () -> (server) -> (call, next) -> {
				if (call.name().equals("nothing") && call.caller().isLoopback()) {
					throw RpcErrors.denied();
				}
				return next.proceed(call);
			})
			.run((context) -> {
				assertThat(call(context, "named", "['a']")).contains("'a PT5S2'");
				assertThat(call(context, "nothing", "[]")).contains("-32001");
			});
	}

	private static String call(AssertableApplicationContext context, String method, String params) {
		return send(context, "{'jsonrpc':'2.0','id':1,'method':'" + method + "','params':" + params + "}");
	}

	private static String send(AssertableApplicationContext context, String request) {
		return new TestHttpClient(context.getEnvironment(), "admin").post("/rpc", request.replace('\'', '"'))
			.body()
			.replace('"', '\'');
	}

	private static String xml(AssertableApplicationContext context, String path, String method) {
		return new TestHttpClient(context.getEnvironment(), "admin")
			.post(path, "text/xml",
					"<methodCall><methodName>" + method
							+ "</methodName><params><param><value><int>1</int></value></param></params></methodCall>")
			.body();
	}

	@JsonRpcService
	@JsonRpcError(exception = IllegalArgumentException.class, code = 2)
	@JsonRpcError(exception = RuntimeException.class, code = 4)
	static class Service {

		private final CyclicBarrier both = new CyclicBarrier(2);

		@JsonRpcMethod
		String named(@JsonRpcParam("the-name") String name, @JsonRpcParam(defaultValue = "PT5S") Duration time) {
			return name + " " + time;
		}

		@JsonRpcMethod
		CompletionStage<Integer> later(int n) {
			return CompletableFuture.supplyAsync(() -> n + 1);
		}

		@JsonRpcMethod
		Mono<Integer> mono(int n) {
			return Mono.just(n + 1);
		}

		@JsonRpcMethod
		Mono<Integer> emptyMono() {
			return Mono.empty();
		}

		@JsonRpcMethod
		Flux<Integer> flux(int n) {
			return Flux.range(1, n);
		}

		@JsonRpcMethod
		Optional<String> optional(Optional<String> text) {
			return text.or(() -> Optional.of("absent"));
		}

		@JsonRpcMethod
		void nothing() {
		}

		@JsonRpcMethod
		String meet() throws Exception {
			this.both.await();
			return "met";
		}

		@JsonRpcMethod
		@JsonRpcError(exception = IllegalStateException.class, code = 1, message = "of the method")
		void fail(String how) throws Exception {
			switch (how) {
				case "state" -> throw new IllegalStateException("secret");
				case "argument" -> throw new IllegalArgumentException("secret");
				case "typed" -> throw new TypedException();
				case "unsupported" -> throw new UnsupportedOperationException();
				default -> throw new Exception("secret");
			}
		}

		@JsonRpcMethod
		Mono<Integer> failLater() {
			return Mono.error(new IllegalArgumentException("later"));
		}

		@JsonRpcMethod(deadline = "${test.deadline}")
		void await(@JsonRpcParam(defaultValue = "1") int count) throws Exception {
			new CountDownLatch(count).await();
		}

	}

	@JsonRpcError(code = 3, message = "of the type")
	static class TypedException extends Exception {

		private static final long serialVersionUID = 1L;

	}

	@JsonRpcService("order")
	static class ValidatedService {

		@JsonRpcMethod
		int place(@Valid Order order, @JsonRpcParam("times") @Positive int number) {
			return number;
		}

	}

	record Order(@NotBlank String item, @Positive int count) {
	}

	@JsonRpcService(visible = false)
	static class Hidden {

		@JsonRpcMethod
		int secret() {
			return 1;
		}

	}

	@JsonRpcService("rpc")
	static class Reserved {

		@JsonRpcMethod
		void bad() {
		}

	}

	@JsonRpcService
	static class BadDefault {

		@JsonRpcMethod
		void bad(@JsonRpcParam(defaultValue = "x") int number) {
		}

	}

	@JsonRpcService
	static class BadDeadline {

		@JsonRpcMethod(deadline = "soon")
		void bad() {
		}

	}

	@JsonRpcService
	static class BadError {

		@JsonRpcMethod
		@JsonRpcError(code = 1)
		void bad() {
		}

	}

}
