package io.spserver.protocol.rpc.xml;

import java.util.Locale;
import java.util.Set;

import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.rpc.RpcCaller;
import io.spserver.protocol.rpc.RpcConversion;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import org.jspecify.annotations.Nullable;

/**
 * Answers XML-RPC over HTTP, for routes of {@code POST}. The content type must be
 * {@code text/xml} or {@code application/xml}; otherwise the answer is 415. Faults have
 * status 200, as XML-RPC wants it.
 */
public final class XmlRpcHandler implements HttpHandler {

	private static final String CONTENT_TYPE = "text/xml;charset=UTF-8";

	private static final Set<String> CONTENT_TYPES = Set.of("text/xml", "application/xml");

	private static final HttpResponse NO_XML = HttpResponse.text(415, "The content type must be text/xml.")
		.withHeader("Accept", "text/xml");

	private final XmlRpcProcessor processor;

	private final int maxBodySize;

	/**
	 * Creates a handler.
	 * @param methods what can be called
	 * @param conversion converts what is more than numbers, text, dates, lists and maps
	 * of them
	 * @param options limits, interceptors, and who hears of each call
	 */
	public XmlRpcHandler(RpcMethods methods, RpcConversion conversion, RpcOptions options) {
		this.processor = new XmlRpcProcessor(methods, conversion, options);
		this.maxBodySize = options.maxBodySize();
	}

	@Override
	public HttpResponse handle(HttpRequest request) {
		if (!CONTENT_TYPES.contains(String.valueOf(request.contentType()))) {
			return NO_XML;
		}
		byte[] body = request.body();
		if (body.length > this.maxBodySize) {
			return HttpResponse.text(413, "A request may have at most " + this.maxBodySize + " bytes.");
		}
		byte[] answer = this.processor.process(body, charset(request), RpcCaller.of(request)).join();
		return HttpResponse.of(200, CONTENT_TYPE, answer);
	}

	/** The charset that the header names wins over that of the document (RFC 7303). */
	private static @Nullable String charset(HttpRequest request) {
		String header = request.header("Content-Type");
		boolean named = header != null && header.toLowerCase(Locale.ROOT).contains("charset=");
		return (named) ? request.charset().name() : null;
	}

}
