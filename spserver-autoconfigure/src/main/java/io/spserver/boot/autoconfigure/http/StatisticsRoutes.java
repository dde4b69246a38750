package io.spserver.boot.autoconfigure.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.SpServerStatistics;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.http.HttpStatusException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;

/**
 * Gives the admin server its statistics in JSON.
 *
 * @param statistics what is known
 * @param path the path of the statistics
 */
record StatisticsRoutes(SpServerStatistics statistics, String path) implements HttpServerContributor {

	private static final JsonWriter<Map<String, Object>> WRITER = JsonWriter.standard();

	@Override
	public HttpRoutes routes(String server, HttpRoutes present) {
		if (!SpServerPropertyNames.ADMIN.equals(server)) {
			return HttpRoutes.empty();
		}
		String base = (this.path.endsWith("/")) ? this.path.substring(0, this.path.length() - 1) : this.path;
		return HttpRoutes.builder()
			.get(this.path, (request) -> json(this.statistics.all()))
			.get(base + "/{server}", (request) -> json(this.statistics.server(request.pathVariable("server"))))
			.get(base + "/{server}/sessions",
					(request) -> json(this.statistics.sessions(request.pathVariable("server"))))
			.build();
	}

	private static HttpResponse json(@Nullable Map<String, Object> content) {
		if (content == null) {
			throw new HttpStatusException(404, "There is no such server.");
		}
		String json = JsonIndenter.indent(WRITER.writeToString(content));
		return HttpResponse.json(json.getBytes(StandardCharsets.UTF_8));
	}

}
