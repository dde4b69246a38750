package io.spserver.boot.autoconfigure.actuator.web;

import java.util.Map;

import io.spserver.protocol.http.HttpStatusException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * {@link EndpointJson} by Jackson 3. As in Spring Boot's own servers, descriptions that
 * Actuator made have a mapper of their own, so that what the application does to its
 * mapper does not change them; anything else is written by the application's.
 *
 * @param application the application's mapper
 * @param endpoints the mapper for descriptions
 */
record JacksonEndpointJson(JsonMapper application, JsonMapper endpoints) implements EndpointJson {

	private static final TypeReference<Map<String, @Nullable String>> ARGUMENTS = new TypeReference<>() {
	};

	@Override
	public byte[] write(Object result) {
		JsonMapper mapper = (result instanceof OperationResponseBody) ? this.endpoints : this.application;
		return mapper.writeValueAsBytes(result);
	}

	@Override
	public Map<String, @Nullable String> read(byte[] body) {
		try {
			Map<String, @Nullable String> arguments = this.application.readValue(body, ARGUMENTS);
			return (arguments != null) ? arguments : Map.of();
		}
		catch (JacksonException ex) {
			throw new HttpStatusException(400, "The body is not a JSON object of plain values.", ex);
		}
	}

}
