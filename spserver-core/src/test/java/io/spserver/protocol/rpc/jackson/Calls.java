package io.spserver.protocol.rpc.jackson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.spserver.protocol.rpc.RpcEvents;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import io.spserver.protocol.rpc.RpcOutcome;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the methods of a bean through a processor.
 */
final class Calls implements RpcEvents {

	private final JsonRpcProcessor processor;

	private final List<String> events = new ArrayList<>();

	Calls(Object bean) {
		this(bean, RpcOptions.builder());
	}

	Calls(Object bean, RpcOptions.Builder options) {
		this.processor = new JsonRpcProcessor(methods(bean), JsonMapper.shared(), options.events(this).build());
	}

	static RpcMethods methods(Object bean) {
		RpcMethods.Builder builder = RpcMethods.builder();
		Arrays.stream(bean.getClass().getDeclaredMethods())
			.filter((method) -> !method.isSynthetic())
			.forEach((method) -> builder.add(RpcMethod.of(method.getName(), bean, method)));
		return builder.build();
	}

	/**
	 * Sends a request.
	 * @param request the request
	 * @return the answer, or nothing as text
	 */
	String send(String request) {
		return send(request.getBytes(StandardCharsets.UTF_8));
	}

	String send(byte[] request) {
		byte[] answer = this.processor.process(request);
		return (answer != null) ? new String(answer, StandardCharsets.UTF_8) : "nothing";
	}

	@Override
	public void called(String method, RpcOutcome outcome, long nanos) {
		this.events.add(method + " " + outcome.tag() + ((nanos < 0) ? " before" : ""));
	}

	List<String> events() {
		return this.events;
	}

}
