package io.spserver.boot.autoconfigure.actuator.web;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.util.StringUtils;

/**
 * An answer, without what must differ from server to server.
 *
 * @param response the answer
 * @param base what the server's own URLs begin with
 */
record ComparedResponse(HttpResponse<byte[]> response, String base) {

	/** Bodies that differ with each request or each server: their outline is compared. */
	private static final List<String> OUTLINES = List.of("/beans", "/conditions", "/configprops", "/env", "/loggers",
			"/mappings", "/metrics", "/scheduledtasks", "/spserver", "/threaddump", "/prometheus");

	private static final int ERROR = 400;

	/** What matters to a client. */
	static final List<String> HEADERS = List.of("Content-Type", "Content-Range", "Accept");

	/**
	 * Compares this answer with another server's.
	 * @param other the other
	 * @param request what both answer
	 * @param names the header fields that are compared
	 * @return the difference, {@code null} if there is none
	 */
	String difference(ComparedResponse other, ComparedRequest request, List<String> names) {
		String mine = describe(request, names);
		String his = other.describe(request, names);
		boolean same = mine.equals(his) && allowed().containsAll(other.allowed());
		return (same) ? null : "\n   ours:   " + mine + allowed() + "\n   theirs: " + his + other.allowed();
	}

	private Set<String> allowed() {
		return StringUtils
			.commaDelimitedListToSet(this.response.headers().firstValue("Allow").orElse("").replace(" ", ""));
	}

	private String describe(ComparedRequest request, List<String> names) {
		Map<String, String> headers = new TreeMap<>();
		boolean error = this.response.statusCode() >= ERROR;
		for (String name : names) {
			if (!error || !name.equals("Content-Type")) {
				this.response.headers()
					.firstValue(name)
					.map((value) -> value.replace("json;charset=UTF-8", "json"))
					.ifPresent((value) -> headers.put(name, name.equals("Accept") ? sorted(value) : value));
			}
		}
		return this.response.statusCode() + " " + headers + " " + body(request);
	}

	/** A list in any order: that of an endpoint's methods differs from run to run. */
	private static String sorted(String value) {
		return new TreeSet<>(List.of(value.split(", "))).toString();
	}

	private String body(ComparedRequest request) {
		String text = new String(this.response.body(), StandardCharsets.UTF_8).replace(this.base, "http://server");
		if (this.response.statusCode() >= ERROR) {
			return (text.startsWith("{") && !text.contains("\"timestamp\"")) ? text : "";
		}
		if (request.path().equals("/actuator")) {
			return text.substring(0, Math.min(20, text.length()));
		}
		if (OUTLINES.stream().anyMatch((path) -> request.path().startsWith("/actuator" + path))
				&& !request.path().startsWith("/actuator/loggers/c")) {
			return outline(text);
		}
		return text;
	}

	private String outline(String text) {
		if (!text.startsWith("{")) {
			return text.substring(0, Math.min(5, text.length()));
		}
		return new LinkedHashMap<>(JsonParserFactory.getJsonParser().parseMap(text)).keySet().toString();
	}

}
