package io.spserver.protocol.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request, as problem details (RFC 9457). Immutable.
 * <p>
 * Answered as {@code application/problem+json} to clients that ask for JSON and do not
 * prefer plain text, as plain text to all others, so that a terminal shows words and not
 * braces.
 */
public final class HttpProblem {

	private static final MediaType TEXT = MediaType.parse("text/plain");

	private static final List<MediaType> JSON = List.of(MediaType.parse("application/problem+json"),
			MediaType.parse("application/json"));

	private static final Set<String> MEMBERS = Set.of("type", "title", "status", "detail", "instance");

	private final int status;

	/** All members but the status, in the order in which they are written. */
	private final Map<String, @Nullable Object> members;

	private HttpProblem(int status, Map<String, @Nullable Object> members) {
		this.status = status;
		this.members = Collections.unmodifiableMap(members);
	}

	/**
	 * A problem that its status describes, of type {@code about:blank}.
	 * @param status the status, 400 to 599
	 * @param detail what is wrong this time, in words for the client; {@code null} for
	 * nothing
	 * @return the problem
	 */
	public static HttpProblem of(int status, @Nullable String detail) {
		if (status < 400 || status > 599) {
			throw new IllegalArgumentException("Not an error status: " + status);
		}
		Map<String, @Nullable Object> members = new LinkedHashMap<>();
		members.put("title", ResponseEncoder.reason(status));
		if (detail != null) {
			members.put("detail", detail);
		}
		return new HttpProblem(status, members);
	}

	/**
	 * This problem with another type.
	 * @param type identifies the kind of problem
	 * @return a new problem
	 */
	public HttpProblem withType(URI type) {
		return withMember("type", type.toString());
	}

	/**
	 * This problem with another title.
	 * @param title what is wrong, the same words for each problem of this type
	 * @return a new problem
	 */
	public HttpProblem withTitle(String title) {
		return withMember("title", title);
	}

	/**
	 * This problem with an instance.
	 * @param instance identifies this occurrence of the problem
	 * @return a new problem
	 */
	public HttpProblem withInstance(URI instance) {
		return withMember("instance", instance.toString());
	}

	/**
	 * This problem with a member of its own.
	 * @param name the member's name
	 * @param value a string, number, boolean, {@code null}, or a collection or map of
	 * these
	 * @return a new problem
	 * @throws IllegalArgumentException if the name is one of RFC 9457's, or the value is
	 * of another type
	 */
	public HttpProblem with(String name, @Nullable Object value) {
		if (MEMBERS.contains(name)) {
			throw new IllegalArgumentException("'" + name + "' is a member that every problem has");
		}
		JsonText.of(value);
		return withMember(name, value);
	}

	private HttpProblem withMember(String name, @Nullable Object value) {
		Map<String, @Nullable Object> more = new LinkedHashMap<>(this.members);
		more.put(name, value);
		return new HttpProblem(this.status, more);
	}

	/**
	 * The status.
	 * @return 400 to 599
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The problem as JSON.
	 * @return the document in UTF-8
	 */
	public byte[] json() {
		Map<String, @Nullable Object> all = new LinkedHashMap<>();
		all.put("status", this.status);
		all.putAll(this.members);
		return JsonText.of(all).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * An answer with the problem as JSON.
	 * @return the answer
	 */
	public HttpResponse response() {
		return HttpResponse.of(this.status, "application/problem+json", json());
	}

	/**
	 * An answer with the problem as the client prefers it.
	 * @param request what the answer is for
	 * @return the answer, as JSON or plain text
	 */
	public HttpResponse response(HttpRequest request) {
		HttpResponse response = (prefersJson(request)) ? response() : HttpResponse.text(this.status, text());
		return response.withHeader("Vary", "Accept");
	}

	private static boolean prefersJson(HttpRequest request) {
		try {
			Accept accept = Accept.parse(request.headers().all("Accept"));
			return JSON.stream().anyMatch((json) -> accept.names(json, TEXT));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private String text() {
		Object detail = this.members.get("detail");
		return String.valueOf((detail != null) ? detail : this.members.get("title"));
	}

	@Override
	public String toString() {
		return this.status + " " + text();
	}

}
