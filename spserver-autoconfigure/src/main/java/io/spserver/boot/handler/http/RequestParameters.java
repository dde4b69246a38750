package io.spserver.boot.handler.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.form.HttpForm;
import io.spserver.protocol.http.form.HttpPart;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * The parameters of a request: those of its query, and of a form in its body. Belongs to
 * the thread that handles the request.
 */
final class RequestParameters {

	private static final Set<String> FORMS = Set.of(MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			MediaType.MULTIPART_FORM_DATA_VALUE);

	private final HttpRequest request;

	private final @Nullable HttpForm form;

	private @Nullable Map<String, List<String>> texts;

	private RequestParameters(HttpRequest request, @Nullable HttpForm form) {
		this.request = request;
		this.form = form;
	}

	static RequestParameters of(HttpRequest request) throws IOException {
		String type = request.contentType();
		return new RequestParameters(request, (type != null && FORMS.contains(type)) ? HttpForm.of(request) : null);
	}

	/**
	 * The parts of a form.
	 * @param name the name of the form's field
	 * @return the parts, empty if there are none or the body is no form
	 */
	List<HttpPart> parts(String name) {
		return (this.form != null) ? this.form.parts(name) : List.of();
	}

	/**
	 * All values that are no files, those of the query first.
	 * @return the values by name
	 * @throws IOException if the body cannot be read
	 */
	Map<String, List<String>> texts() throws IOException {
		Map<String, List<String>> known = this.texts;
		if (known == null) {
			known = (this.form != null) ? merge(this.form) : this.request.queryParameters();
			this.texts = known;
		}
		return known;
	}

	private Map<String, List<String>> merge(HttpForm present) throws IOException {
		Map<String, List<String>> all = new LinkedHashMap<>();
		this.request.queryParameters().forEach((name, values) -> all.put(name, new ArrayList<>(values)));
		for (HttpPart part : present.parts()) {
			if (!part.isFile()) {
				all.computeIfAbsent(part.name(), (name) -> new ArrayList<>()).add(part.text());
			}
		}
		return all;
	}

}
