package io.spserver.protocol.http.content;

import java.time.Instant;
import java.util.List;

import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpProblem;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a request: {@code If-Match}, {@code If-Unmodified-Since},
 * {@code If-None-Match}, {@code If-Modified-Since} and {@code If-Range}, in the order of
 * RFC 9110, section 13.2.2. For handlers that know their validators; a
 * {@link Representation} checks them itself.
 */
public final class Conditions {

	private Conditions() {
	}

	/**
	 * Checks all conditions but {@code If-Range}. A handler calls this when it knows that
	 * it could do what is asked, and before it does so.
	 * @param request the request
	 * @param current the validators of the current representation; {@code null} if there
	 * is none, as before a {@code PUT} that would create it
	 * @return what to answer, with status 304 or 412; {@code null} to go on
	 */
	public static @Nullable HttpResponse check(HttpRequest request, @Nullable Validators current) {
		HttpHeaders headers = request.headers();
		if (headers.contains("If-Match")) {
			if (!matches(headers.all("If-Match"), current, true)) {
				return failed(request);
			}
		}
		else if (isChangedSince(headers.all("If-Unmodified-Since"), current)) {
			return failed(request);
		}
		boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
		if (headers.contains("If-None-Match")) {
			if (matches(headers.all("If-None-Match"), current, false)) {
				return (reads) ? notModified(current) : failed(request);
			}
		}
		else if (reads && isUnchangedSince(headers.all("If-Modified-Since"), current)) {
			return notModified(current);
		}
		return null;
	}

	/**
	 * Whether the field {@code Range} of a request counts, as {@code If-Range} says (RFC
	 * 9110, section 13.1.5).
	 * @param request the request
	 * @param current the validators of the representation
	 * @return whether the client has a part of this very version, or does not ask
	 */
	public static boolean rangeApplies(HttpRequest request, Validators current) {
		List<String> lines = request.headers().all("If-Range");
		if (lines.isEmpty()) {
			return true;
		}
		String value = lines.get(0).strip();
		if (lines.size() > 1) {
			return false;
		}
		if (value.endsWith("\"")) {
			EntityTag tag = current.entityTag();
			return tag != null && value.equals(tag.toString()) && !tag.weak();
		}
		Instant changed = current.lastModified();
		return changed != null && changed.equals(HttpDates.parse(value))
				&& changed.isBefore(Instant.now().minusSeconds(1));
	}

	private static boolean matches(List<String> lines, @Nullable Validators current, boolean strongly) {
		if (lines.size() == 1 && lines.get(0).strip().equals("*")) {
			return current != null;
		}
		EntityTag tag = (current != null) ? current.entityTag() : null;
		return tag != null && EntityTag.parse(lines)
			.stream()
			.anyMatch((listed) -> (strongly) ? listed.matchesStrongly(tag) : listed.matchesWeakly(tag));
	}

	private static boolean isChangedSince(List<String> lines, @Nullable Validators current) {
		Instant changed = (current != null) ? current.lastModified() : null;
		Instant date = date(lines);
		return changed != null && date != null && changed.isAfter(date);
	}

	private static boolean isUnchangedSince(List<String> lines, @Nullable Validators current) {
		Instant changed = (current != null) ? current.lastModified() : null;
		Instant date = date(lines);
		return changed != null && date != null && !changed.isAfter(date);
	}

	private static @Nullable Instant date(List<String> lines) {
		return (lines.size() == 1) ? HttpDates.parse(lines.get(0).strip()) : null;
	}

	private static HttpResponse failed(HttpRequest request) {
		return HttpProblem.of(412, "A condition of the request does not hold.").response(request);
	}

	/** The time of change would tell a cache nothing that the tag does not. */
	private static HttpResponse notModified(@Nullable Validators current) {
		HttpResponse response = HttpResponse.status(304);
		EntityTag tag = (current != null) ? current.entityTag() : null;
		if (tag != null) {
			return with(response, Validators.of(tag));
		}
		return (current != null) ? with(response, current) : response;
	}

	/**
	 * Adds the validators to an answer.
	 * @param response the answer
	 * @param validators the validators
	 * @return the answer with its fields {@code ETag} and {@code Last-Modified}
	 */
	static HttpResponse with(HttpResponse response, Validators validators) {
		HttpResponse answer = response;
		if (validators.entityTag() != null) {
			answer = answer.withHeader("ETag", validators.entityTag().toString());
		}
		if (validators.lastModified() != null) {
			answer = answer.withHeader("Last-Modified", HttpDates.format(validators.lastModified()));
		}
		return answer;
	}

}
