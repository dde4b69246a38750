package io.spserver.boot.autoconfigure.actuator.web;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

import io.spserver.protocol.http.HttpStatusException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.json.JsonWriter;
import org.springframework.util.ClassUtils;

/**
 * {@link EndpointJson} without Jackson: writes maps, collections and the status of
 * health, which is what probes and the statistics need. Reads nothing.
 */
final class PlainEndpointJson implements EndpointJson {

	private static final boolean HEALTH = ClassUtils.isPresent(
			"org.springframework.boot.health.actuate.endpoint.HealthDescriptor",
			PlainEndpointJson.class.getClassLoader());

	private static final JsonWriter<Object> WRITER = JsonWriter.standard();

	@Override
	public byte[] write(Object result) {
		if (result instanceof Map<?, ?> || result instanceof Collection<?>) {
			return WRITER.writeToString(result).getBytes(StandardCharsets.UTF_8);
		}
		if (HEALTH && result instanceof HealthDescriptor health) {
			return write(Map.of("status", health.getStatus().getCode()));
		}
		throw new HttpStatusException(501, "This endpoint needs Jackson 3 on the class path.");
	}

	@Override
	public Map<String, @Nullable String> read(byte[] body) {
		throw new HttpStatusException(415, "Operations that take a body need Jackson 3 on the class path.");
	}

}
