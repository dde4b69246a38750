package io.spserver.protocol.rpc.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.spserver.protocol.rpc.RpcCaller;
import io.spserver.protocol.rpc.RpcConversion;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;

/**
 * Calls the methods of a bean through a processor.
 */
final class XmlCalls {

	private final XmlRpcProcessor processor;

	private final List<String> events = new ArrayList<>();

	XmlCalls(Object bean) {
		this(bean, RpcOptions.builder());
	}

	XmlCalls(Object bean, RpcOptions.Builder options) {
		this(methods(bean), options);
	}

	XmlCalls(RpcMethods methods, RpcOptions.Builder options) {
		this.processor = new XmlRpcProcessor(methods, RpcConversion.NONE,
				options.events((method, outcome, nanos) -> this.events.add(method + " " + outcome.tag())).build());
	}

	static RpcMethods methods(Object bean) {
		RpcMethods.Builder builder = RpcMethods.builder();
		Arrays.stream(bean.getClass().getDeclaredMethods())
			.filter((method) -> !method.isSynthetic())
			.forEach((method) -> builder.add(RpcMethod.of(method.getName(), bean, method)));
		return builder.build();
	}

	/**
	 * Calls a method.
	 * @param method its name
	 * @param values what stands in the value elements
	 * @return what stands in the value element of the answer, or of a fault its code and
	 * text
	 */
	String call(String method, String... values) {
		StringBuilder params = new StringBuilder();
		for (String value : values) {
			params.append("<param><value>").append(value).append("</value></param>");
		}
		return send("<methodCall><methodName>" + method + "</methodName><params>" + params + "</params></methodCall>");
	}

	String send(String request) {
		return send(request.getBytes(StandardCharsets.UTF_8), null);
	}

	String send(byte[] request, String charset) {
		String answer = new String(this.processor.process(request, charset, RpcCaller.unknown()).join(),
				StandardCharsets.UTF_8);
		return answer.replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "")
			.replaceFirst(
					"(?s)^<methodResponse><params><param><value>(.*)</value></param></params></methodResponse>\n$",
					"$1")
			.replaceFirst("^<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>"
					+ "(.*)</int></value></member><member><name>faultString</name><value><string>"
					+ "(.*)</string></value></member></struct></value></fault></methodResponse>\n$", "$1 $2");
	}

	List<String> events() {
		return this.events;
	}

}
