package io.spserver.protocol.rpc.xml;

import java.util.List;
import java.util.stream.Stream;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcParameter;
import org.jspecify.annotations.Nullable;

/**
 * The methods by which clients find out what there is, beside those that there are.
 */
final class XmlRpcSystem {

	/** The name of the method that makes several calls. */
	static final String MULTICALL = "system.multicall";

	private static final List<RpcParameter> NAME = List.of(new RpcParameter("methodName", String.class, true));

	private final RpcMethods methods;

	XmlRpcSystem(RpcMethods methods) {
		RpcMethod list = RpcMethod.builder("system.listMethods", (arguments) -> list())
			.resultType(List.class)
			.description("Lists the names of the methods.")
			.readOnly(true)
			.build();
		RpcMethod help = RpcMethod.builder("system.methodHelp", (arguments) -> find(arguments[0]).description())
			.parameters(NAME)
			.resultType(String.class)
			.description("Tells what a method does.")
			.readOnly(true)
			.build();
		RpcMethod signature = RpcMethod
			.builder("system.methodSignature", (arguments) -> XmlRpcSignature.of(find(arguments[0])))
			.parameters(NAME)
			.resultType(List.class)
			.description("Tells the types of a method's result and parameters.")
			.readOnly(true)
			.build();
		RpcMethod multicall = multicall((arguments) -> {
			throw new IllegalStateException("A multicall is made for its caller");
		});
		this.methods = RpcMethods.builder().add(methods).add(list).add(help).add(signature).add(multicall).build();
	}

	/**
	 * The method that makes several calls.
	 * @param invoker makes them
	 * @return the method
	 */
	static RpcMethod multicall(RpcMethod.Invoker invoker) {
		return RpcMethod.builder(MULTICALL, invoker)
			.parameters(List.of(new RpcParameter("calls", List.class, true)))
			.resultType(List.class)
			.description("Makes the calls of an array of structs with methodName and params, one after the other.")
			.readOnly(true)
			.build();
	}

	/**
	 * All methods.
	 * @return those that there are, and the system's
	 */
	RpcMethods methods() {
		return this.methods;
	}

	private List<String> list() {
		return visible().map(RpcMethod::name).sorted().toList();
	}

	private RpcMethod find(@Nullable Object name) {
		return visible().filter((method) -> method.name().equals(name))
			.findFirst()
			.orElseThrow(() -> RpcErrors.invalidParams("there is no such method"));
	}

	private Stream<RpcMethod> visible() {
		return this.methods.methods().stream().filter(RpcMethod::visible);
	}

}
