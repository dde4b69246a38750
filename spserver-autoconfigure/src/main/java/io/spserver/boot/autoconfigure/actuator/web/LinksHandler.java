package io.spserver.boot.autoconfigure.actuator.web;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.web.EndpointLinksResolver;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.Link;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;

/**
 * Answers with links to all endpoints, as absolute as the request was.
 */
final class LinksHandler implements HttpHandler {

	private final EndpointLinksResolver resolver;

	private final List<MimeType> produced;

	private final EndpointJson json;

	LinksHandler(Collection<ExposableWebEndpoint> endpoints, List<MimeType> produced, EndpointJson json) {
		this.resolver = new EndpointLinksResolver(endpoints);
		this.produced = produced;
		this.json = json;
	}

	@Override
	public HttpResponse handle(HttpRequest request) {
		MimeType type = negotiate(request);
		if (type == null) {
			return ErrorAnswer.notAcceptable(request, this.produced);
		}
		Map<String, Object> links = new LinkedHashMap<>();
		this.resolver.resolveLinks(url(request)).forEach((id, link) -> links.put(id, describe(link)));
		return HttpResponse.of(200, type.toString(),
				this.json.write(OperationResponseBody.of(Map.of("_links", links))));
	}

	private static Map<String, Object> describe(Link link) {
		Map<String, Object> described = new LinkedHashMap<>();
		described.put("href", link.getHref());
		described.put("templated", link.isTemplated());
		return described;
	}

	private @Nullable MimeType negotiate(HttpRequest request) {
		try {
			return AcceptedTypes.parse(request.headers().all("Accept")).choose(this.produced);
		}
		catch (InvalidMimeTypeException ex) {
			return null;
		}
	}

	@Override
	public String toString() {
		return "Actuator root web endpoint";
	}

	private static String url(HttpRequest request) {
		return request.scheme() + "://" + request.host() + request.path();
	}

}
