package io.spserver.protocol.http.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpProblem;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Content of a known length, and what answers requests for it: conditions are checked,
 * and ranges sent as RFC 9110, section 14, has them. Immutable.
 * <p>
 * A request with more than 16 ranges, or a malformed field {@code Range}, is answered
 * with the whole. Ranges that overlap or touch are joined; several are sent as
 * {@code multipart/byteranges}.
 */
public final class Representation {

	private final String contentType;

	private final long length;

	private final ByteSource source;

	private final Validators validators;

	private final HttpHeaders headers;

	private Representation(String contentType, long length, ByteSource source, Validators validators,
			HttpHeaders headers) {
		this.contentType = contentType;
		this.length = length;
		this.source = source;
		this.validators = validators;
		this.headers = headers;
	}

	/**
	 * Any content.
	 * @param contentType the value of {@code Content-Type}
	 * @param length how long the content is, in bytes
	 * @param source where it comes from; opened only if it is to be sent
	 * @return the representation, without validators
	 */
	public static Representation of(String contentType, long length, ByteSource source) {
		return new Representation(contentType, length, source, Validators.NONE, HttpHeaders.empty());
	}

	/**
	 * Content in memory, with an entity tag made of its bytes.
	 * @param contentType the value of {@code Content-Type}
	 * @param content the content, not copied
	 * @return the representation
	 */
	public static Representation of(String contentType, byte[] content) {
		ByteSource source = (position, length) -> new ByteArrayInputStream(content, (int) position, (int) length);
		return of(contentType, content.length, source).with(Validators.of(EntityTag.ofContent(content)));
	}

	/**
	 * A file as it is now, with its time of change and an entity tag made of that and its
	 * length. Symbolic links are followed.
	 * @param contentType the value of {@code Content-Type}
	 * @param file the file
	 * @return the representation
	 * @throws IOException if the file is not there
	 */
	public static Representation of(String contentType, Path file) throws IOException {
		Path real = file.toRealPath();
		return of(contentType, real, Files.readAttributes(real, BasicFileAttributes.class));
	}

	static Representation of(String contentType, Path real, BasicFileAttributes attributes) {
		return of(contentType, attributes.size(), new FileSource(real)).with(Validators.of(attributes, Instant.now()));
	}

	/**
	 * This representation with other validators.
	 * @param newValidators the validators
	 * @return a new representation
	 */
	public Representation with(Validators newValidators) {
		return new Representation(this.contentType, this.length, this.source, newValidators, this.headers);
	}

	/**
	 * This representation with a header field of all its answers, also of those with
	 * status 304: {@code Cache-Control}, {@code Vary} and the like.
	 * @param name the field's name
	 * @param value its value
	 * @return a new representation
	 */
	public Representation withHeader(String name, String value) {
		return new Representation(this.contentType, this.length, this.source, this.validators,
				this.headers.with(name, value));
	}

	/**
	 * Answers a request for this representation, {@code GET} or {@code HEAD}. Called on a
	 * worker thread; may block.
	 * @param request the request
	 * @return the answer, with status 200, 206, 304, 412 or 416
	 * @throws IOException if the content cannot be read
	 */
	public HttpResponse answer(HttpRequest request) throws IOException {
		HttpResponse ended = Conditions.check(request, this.validators);
		if (ended != null) {
			return (ended.status() == 304) ? withHeaders(ended) : ended;
		}
		List<ByteRange> ranges = ranges(request);
		HttpResponse answer;
		if (ranges == null) {
			answer = whole(request);
		}
		else if (ranges.isEmpty()) {
			return HttpProblem.of(416, "There are " + this.length + " bytes.")
				.response(request)
				.withHeader("Content-Range", "bytes */" + this.length)
				.withHeader("Accept-Ranges", "bytes");
		}
		else {
			answer = (ranges.size() == 1) ? part(ranges.get(0)) : parts(ranges);
		}
		return withHeaders(Conditions.with(answer, this.validators).withHeader("Accept-Ranges", "bytes"));
	}

	private @Nullable List<ByteRange> ranges(HttpRequest request) {
		List<String> lines = request.headers().all("Range");
		if (!request.method().equals("GET") || lines.size() != 1
				|| !Conditions.rangeApplies(request, this.validators)) {
			return null;
		}
		return ByteRange.parse(lines.get(0).strip(), this.length);
	}

	private HttpResponse whole(HttpRequest request) throws IOException {
		if (request.method().equals("HEAD")) {
			return HttpResponse.status(200)
				.withHeader("Content-Type", this.contentType)
				.withHeader("Content-Length", Long.toString(this.length));
		}
		return HttpResponse.of(200, this.contentType, this.source.body(0, this.length));
	}

	private HttpResponse part(ByteRange range) throws IOException {
		return HttpResponse.of(206, this.contentType, this.source.body(range.first(), range.length()))
			.withHeader("Content-Range", range.contentRange(this.length));
	}

	private HttpResponse parts(List<ByteRange> ranges) {
		MultipartRanges parts = new MultipartRanges(this.contentType, this.length, ranges, this.source);
		return HttpResponse.of(206, parts.contentType(), parts.body());
	}

	private HttpResponse withHeaders(HttpResponse response) {
		HttpResponse answer = response;
		for (Map.Entry<String, String> field : this.headers) {
			answer = answer.withAddedHeader(field.getKey(), field.getValue());
		}
		return answer;
	}

}
