package io.spserver.benchmarks.contenders;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.googlecode.jsonrpc4j.JsonRpcBasicServer;
import com.googlecode.jsonrpc4j.JsonRpcMethod;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * jsonrpc4j behind Jetty's own handler API.
 */
final class Jsonrpc4jHandler extends Handler.Abstract {

	private final JsonRpcBasicServer server = new JsonRpcBasicServer(new ObjectMapper(), (Calculator) (a, b) -> a + b,
			Calculator.class);

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.server.handleRequest(Content.Source.asInputStream(request), out);
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
		response.getHeaders().put(HttpHeader.CONTENT_LENGTH, out.size());
		response.write(true, ByteBuffer.wrap(out.toByteArray()), callback);
		return true;
	}

	/** What can be called. */
	interface Calculator {

		@JsonRpcMethod("calc.add")
		double add(double a, double b);

	}

}
