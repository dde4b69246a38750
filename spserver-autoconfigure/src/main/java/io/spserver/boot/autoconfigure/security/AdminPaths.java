package io.spserver.boot.autoconfigure.security;

import java.util.List;
import java.util.stream.Stream;

import io.spserver.boot.autoconfigure.AdminProperties;
import io.spserver.protocol.http.security.PathPattern;

import org.springframework.core.env.Environment;

/**
 * Where the admin server has what rules treat specially.
 *
 * @param probes the paths of the health probes
 * @param rpcEndpoints the paths that carry remote calls
 */
record AdminPaths(List<String> probes, List<PathPattern> rpcEndpoints) {

	static AdminPaths of(AdminProperties admin, Environment environment) {
		String base = environment.getProperty("management.endpoints.web.base-path", "/actuator");
		String health = environment.getProperty("management.endpoints.web.path-mapping.health", "health");
		String root = ((base.endsWith("/")) ? base.substring(0, base.length() - 1) : base) + "/"
				+ ((health.startsWith("/")) ? health.substring(1) : health);
		List<PathPattern> endpoints = Stream.of(admin.rpcPath(), admin.xmlRpcPath())
			.filter((path) -> path.startsWith("/"))
			.map(PathPattern::of)
			.toList();
		return new AdminPaths(List.of(root + "/liveness", root + "/readiness", "/livez", "/readyz"), endpoints);
	}

}
