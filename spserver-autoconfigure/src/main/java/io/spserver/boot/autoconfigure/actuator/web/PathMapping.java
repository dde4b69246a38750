package io.spserver.boot.autoconfigure.actuator.web;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMapper;

/**
 * Maps endpoints to the paths that {@code management.endpoints.web.path-mapping} gives
 * them.
 */
final class PathMapping implements PathMapper {

	private final Map<EndpointId, String> paths = new HashMap<>();

	PathMapping(Map<String, String> paths) {
		paths.forEach((id, path) -> this.paths.put(EndpointId.fromPropertyValue(id), path));
	}

	@Override
	public @Nullable String getRootPath(EndpointId endpointId) {
		return this.paths.get(endpointId);
	}

}
