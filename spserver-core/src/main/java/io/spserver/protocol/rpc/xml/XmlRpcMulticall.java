package io.spserver.protocol.rpc.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of a multicall, one after the other.
 */
final class XmlRpcMulticall {

	private final int maxCalls;

	XmlRpcMulticall(int maxCalls) {
		this.maxCalls = maxCalls;
	}

	/**
	 * Makes calls.
	 * @param calls structs with {@code methodName} and {@code params}
	 * @param caller makes one of them, and gives its answer in XML
	 * @return the answers: an array of one value, or a fault, for each call
	 */
	Answers process(List<?> calls, Function<XmlRpcCall, String> caller) {
		if (calls.size() > this.maxCalls) {
			throw RpcErrors.invalidRequest("a multicall may have at most " + this.maxCalls + " calls");
		}
		List<String> answers = new ArrayList<>(calls.size());
		for (Object call : calls) {
			try {
				answers.add(caller.apply(read(call)));
			}
			catch (RpcException ex) {
				answers.add(XmlRpcWriter.fault(ex, XmlRpcForm.MEMBER));
			}
		}
		return new Answers(answers);
	}

	private static XmlRpcCall read(@Nullable Object call) {
		if (!(call instanceof Map<?, ?> struct) || !(struct.get("methodName") instanceof String name)
				|| !(struct.get("params") instanceof List<?> params)) {
			throw RpcErrors.invalidRequest("a call of a multicall is a struct with methodName and params");
		}
		if (name.equals(XmlRpcSystem.MULTICALL)) {
			throw RpcErrors.invalidRequest("a multicall cannot be part of another");
		}
		return new XmlRpcCall(name, new ArrayList<>(params));
	}

	/**
	 * Answers that are written already.
	 *
	 * @param xml a value for each call
	 */
	record Answers(List<String> xml) {
	}

}
