package io.spserver.protocol.rpc.jackson;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.spserver.protocol.rpc.RpcCall;
import io.spserver.protocol.rpc.RpcCaller;
import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import io.spserver.protocol.rpc.RpcParameter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Results that are there later, deadlines, batches whose calls run at once, and what
 * stands around calls.
 */
class JsonRpcAsyncTests {

	private static final Duration SOON = Duration.ofMillis(20);

	private final CompletableFuture<Object> later = new CompletableFuture<>();

	private final List<String> events = new CopyOnWriteArrayList<>();

	@Test
	void answerIsThereWhenTheResultIs() {
		CompletableFuture<byte[]> answer = later(call("m", "1"));
		assertThat(answer).isNotDone();
		assertThat(this.events).isEmpty();
		this.later.complete(42);
		assertThat(text(answer.join())).isEqualTo("{'jsonrpc':'2.0','result':42,'id':1}");
		assertThat(this.events).containsExactly("m success");
	}

	@Test
	void lateFailureIsAnError() {
		CompletableFuture<byte[]> answer = later(call("m", "1"));
		this.later.completeExceptionally(new CompletionException(new RpcException(7, "late")));
		assertThat(text(answer.join())).isEqualTo("{'jsonrpc':'2.0','error':{'code':7,'message':'late'},'id':1}");
		assertThat(this.events).containsExactly("m application-error");
	}

	@Test
	void lateResultThatCannotBeWrittenIsAnInternalError() {
		CompletableFuture<byte[]> answer = later(call("m", "1"));
		this.later.complete(new JsonRpcProcessorTests.Unwritable());
		assertThat(text(answer.join())).contains("-32603");
	}

	@Test
	void lateNotificationIsNotAnswered() {
		CompletableFuture<byte[]> answer = later("{'jsonrpc':'2.0','method':'m'}");
		this.later.complete(42);
		assertThat(answer.join()).isEmpty();
		assertThat(this.events).containsExactly("m success");
	}

	@Test
	void methodThatTakesTooLongIsInterrupted() {
		JsonRpcProcessor processor = processor(RpcOptions.builder(),
				RpcMethod.builder("m", (arguments) -> new CyclicBarrier(2).await()).deadline(SOON).build());
		assertThat(send(processor, call("m", "1")))
			.isEqualTo("{'jsonrpc':'2.0','error':{'code':-32002,'message':'Timed out'},'id':1}");
		assertThat(Thread.interrupted()).isFalse();
		assertThat(this.events).containsExactly("m timed-out");
	}

	@Test
	void resultThatTakesTooLongIsCancelled() {
		JsonRpcProcessor processor = processor(RpcOptions.builder(),
				RpcMethod.builder("m", (arguments) -> this.later).deadline(SOON).build());
		assertThat(send(processor, call("m", "1"))).contains("-32002");
		await().untilAsserted(() -> assertThat(this.later).isCancelled());
	}

	@Test
	void resultInTimeIsAnswered() {
		JsonRpcProcessor processor = processor(RpcOptions.builder(),
				RpcMethod.builder("m", (arguments) -> 1).deadline(Duration.ofMinutes(1)).build(),
				RpcMethod.builder("n", (arguments) -> CompletableFuture.completedFuture(2))
					.deadline(Duration.ofMinutes(1))
					.build());
		assertThat(send(processor, "[" + call("m", "1") + "," + call("n", "2") + "]"))
			.isEqualTo("[{'jsonrpc':'2.0','result':1,'id':1},{'jsonrpc':'2.0','result':2,'id':2}]");
	}

	@Test
	void callsOfABatchRunAtOnceAndAreAnsweredInOrder() {
		CyclicBarrier all = new CyclicBarrier(3);
		RpcMethod method = RpcMethod.of("m", List.of(new RpcParameter("n", int.class, true)), (arguments) -> {
			all.await(30, TimeUnit.SECONDS);
			return arguments[0];
		});
		ExecutorService executor = Executors.newCachedThreadPool();
		try {
			JsonRpcProcessor processor = processor(RpcOptions.builder().batchConcurrency(3, executor), method);
			String batch = "["
					+ String.join(",", List.of(call("m", "[4]", "1"), call("m", "[5]", "2"), call("m", "[6]", "3")))
					+ "]";
			assertThat(send(processor, batch)).isEqualTo("[{'jsonrpc':'2.0','result':4,'id':1},"
					+ "{'jsonrpc':'2.0','result':5,'id':2},{'jsonrpc':'2.0','result':6,'id':3}]");
		}
		finally {
			executor.shutdownNow();
		}
	}

	@Test
	void batchIsAnsweredThoughNobodyHelps() {
		JsonRpcProcessor processor = processor(RpcOptions.builder().batchConcurrency(3, (task) -> {
			throw new RejectedExecutionException();
		}), RpcMethod.of("m", List.of(), (arguments) -> 1));
		assertThat(send(processor, "[" + call("m", "1") + "," + call("m", "2") + "]")).contains("'id':1", "'id':2");
	}

	@Test
	void interceptorsStandAroundCallsBeforeArgumentsAreRead() {
		List<String> order = new ArrayList<>();
		RpcOptions.Builder options = RpcOptions.builder().interceptors(List.of((call, next) -> {
			order.add("outer " + call.name());
			return next.proceed(call);
		}, (call, next) -> {
			order.add("inner " + call.caller().isLoopback());
			Object result = next.proceed(new RpcCall(call.method(), RpcCaller.unknown()));
			order.add("result " + result);
			return result;
		}));
		JsonRpcProcessor processor = processor(options, RpcMethod.of("m", List.of(), (arguments) -> 1));
		assertThat(send(processor, call("m", "1"))).contains("'result':1");
		assertThat(send(processor, call("m", "[1]", "1"))).contains("-32602");
		assertThat(send(processor, call("n", "1"))).contains("-32601");
		assertThat(order).containsExactly("outer m", "inner false", "result 1", "outer m", "inner false");
	}

	@Test
	void interceptorRefusesCalls() {
		JsonRpcProcessor processor = processor(RpcOptions.builder().interceptors(List.of((call, next) -> {
			throw RpcErrors.denied("not you");
		})), RpcMethod.of("m", List.of(), (arguments) -> 1));
		assertThat(send(processor, call("m", "1")))
			.isEqualTo("{'jsonrpc':'2.0','error':{'code':-32001,'message':'Access denied: not you'},'id':1}");
		assertThat(this.events).containsExactly("m access-denied");
	}

	@Test
	void errorsAreMadeOfExceptionsThatTheMapperKnows() {
		RpcMethod method = RpcMethod.builder("m", (arguments) -> {
			throw new IllegalStateException("secret");
		})
			.errors((exception) -> (exception instanceof IllegalStateException)
					? new RpcException(5, "Not now", Map.of("cause", exception)) : null)
			.build();
		assertThat(send(processor(RpcOptions.builder(), method), call("m", "1"))).isEqualTo(
				"{'jsonrpc':'2.0','error':{'code':5,'message':'Not now','data':{'cause':{'message':'secret'}}},'id':1}");
	}

	private CompletableFuture<byte[]> later(String request) {
		return processor(RpcOptions.builder(), RpcMethod.of("m", List.of(), (arguments) -> this.later))
			.process(bytes(request), RpcCaller.unknown());
	}

	private JsonRpcProcessor processor(RpcOptions.Builder options, RpcMethod... methods) {
		RpcMethods.Builder builder = RpcMethods.builder();
		for (RpcMethod method : methods) {
			builder.add(method);
		}
		return new JsonRpcProcessor(builder.build(), JsonMapper.shared(),
				options.events((method, outcome, nanos) -> this.events.add(method + " " + outcome.tag())).build());
	}

	private static String send(JsonRpcProcessor processor, String request) {
		return text(processor.process(bytes(request), RpcCaller.unknown()).join());
	}

	private static String call(String method, String id) {
		return call(method, "[]", id);
	}

	private static String call(String method, String params, String id) {
		return "{'jsonrpc':'2.0','method':'" + method + "','params':" + params + ",'id':" + id + "}";
	}

	private static byte[] bytes(String request) {
		return request.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte[] answer) {
		return new String(answer, StandardCharsets.UTF_8).replace('"', '\'');
	}

}
