package io.spserver.boot.autoconfigure.actuator.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.http.HttpServerContributor;
import io.spserver.protocol.http.HttpRoutes;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.endpoint.web.EndpointMapping;
import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.StringUtils;

/**
 * Gives the admin server the routes of Actuator: those of all exposed operations below
 * the base path, the links at the base path, and the additional paths of health groups.
 */
final class ActuatorRoutes implements HttpServerContributor {

	private static final Log logger = LogFactory.getLog(ActuatorRoutes.class);

	private final AdminEndpoints endpoints;

	private final WebEndpointProperties properties;

	private final EndpointMediaTypes mediaTypes;

	private final EndpointJson json;

	ActuatorRoutes(AdminEndpoints endpoints, WebEndpointProperties properties, EndpointMediaTypes mediaTypes,
			EndpointJson json) {
		this.endpoints = endpoints;
		this.properties = properties;
		this.mediaTypes = mediaTypes;
		this.json = json;
	}

	@Override
	public HttpRoutes routes(String server, HttpRoutes present) {
		if (!SpServerPropertyNames.ADMIN.equals(server)) {
			return HttpRoutes.empty();
		}
		Collection<ExposableWebEndpoint> exposed = this.endpoints.exposed();
		RouteCollector routes = new RouteCollector();
		exposed.forEach((endpoint) -> addOperations(routes, endpoint));
		exposed.forEach((endpoint) -> addAdditionalPaths(routes, endpoint, WebServerNamespace.SERVER));
		exposed.forEach((endpoint) -> addAdditionalPaths(routes, endpoint, WebServerNamespace.MANAGEMENT));
		String basePath = this.properties.getBasePath();
		if (StringUtils.hasText(basePath) && this.properties.getDiscovery().isEnabled()) {
			routes.add("GET", basePath, new LinksHandler(exposed, produced(), this.json));
		}
		logger.info("The admin server answers for " + exposed.size() + " endpoint" + ((exposed.size() == 1) ? "" : "s")
				+ " below '" + ((basePath.isEmpty()) ? "/" : basePath) + "'");
		return routes.build();
	}

	private List<MimeType> produced() {
		return this.mediaTypes.getProduced().stream().map(MimeTypeUtils::parseMimeType).toList();
	}

	private void addOperations(RouteCollector routes, ExposableWebEndpoint endpoint) {
		EndpointMapping mapping = new EndpointMapping(this.properties.getBasePath());
		Map<List<String>, List<WebOperationCandidate>> candidates = new LinkedHashMap<>();
		for (WebOperation operation : endpoint.getOperations()) {
			String path = mapping.createSubPath(operation.getRequestPredicate().getPath());
			String method = operation.getRequestPredicate().getHttpMethod().name();
			candidates.computeIfAbsent(List.of(method, (path.isEmpty()) ? "/" : path), (key) -> new ArrayList<>())
				.add(WebOperationCandidate.of(operation));
		}
		candidates.forEach((key, operations) -> {
			// What is in Actuator's own format is preferred to text, say
			operations.sort(Comparator.comparing((candidate) -> !candidate.produces().equals(produced())));
			routes.add(key.get(0), key.get(1),
					handler(operations, new OperationArguments(this.json, null), WebServerNamespace.SERVER));
		});
	}

	/** As those of Spring Boot, additional paths lead to the operation that takes any. */
	private void addAdditionalPaths(RouteCollector routes, ExposableWebEndpoint endpoint,
			WebServerNamespace namespace) {
		for (String path : endpoint.getAdditionalPaths(namespace)) {
			for (WebOperation operation : endpoint.getOperations()) {
				if (operation.getRequestPredicate().getMatchAllRemainingPathSegmentsVariable() != null) {
					String segment = StringUtils.trimLeadingCharacter(path, '/');
					routes.add(operation.getRequestPredicate().getHttpMethod().name(), "/" + segment,
							handler(List.of(WebOperationCandidate.of(operation)),
									new OperationArguments(this.json, List.of(segment)), namespace));
				}
			}
		}
	}

	private OperationHandler handler(List<WebOperationCandidate> operations, OperationArguments arguments,
			WebServerNamespace namespace) {
		return new OperationHandler(operations, arguments, namespace, new OperationResults(this.json),
				new StuckCalls(System::nanoTime));
	}

}
