package io.spserver.protocol.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/**
 * The field section of a request in HTTP/2, checked as RFC 9113, sections 8.2 and 8.3,
 * has it, whatever Netty has checked before. What is wrong here makes the request
 * malformed: its stream is reset.
 */
final class Http2Fields {

	private final List<String> fields = new ArrayList<>();

	private @Nullable String method;

	private @Nullable String scheme;

	private @Nullable String path;

	private @Nullable String authority;

	private @Nullable StringBuilder cookies;

	private boolean regular;

	private boolean hasHost;

	private Http2Fields() {
	}

	/**
	 * Checks a field section.
	 * @param headers what was decoded
	 * @return the fields
	 * @throws Http2Exception if the request is malformed
	 */
	static Http2Fields of(Http2Headers headers) throws Http2Exception {
		Http2Fields checked = new Http2Fields();
		for (Map.Entry<CharSequence, CharSequence> field : headers) {
			checked.add(field.getKey().toString(), field.getValue().toString());
		}
		checked.complete();
		return checked;
	}

	String method() {
		return present(this.method);
	}

	/** Empty in requests of CONNECT. */
	String path() {
		return present(this.path);
	}

	/** The fields as HTTP/1.1 has them: Host says what :authority does. */
	HttpHeaders headers() {
		return HttpHeaders.trusted(this.fields.toArray(String[]::new));
	}

	private void add(String name, String value) throws Http2Exception {
		checkValue(value);
		if (name.startsWith(":")) {
			addPseudo(name, value);
			return;
		}
		this.regular = true;
		checkName(name);
		switch (name) {
			case "connection", "proxy-connection", "keep-alive", "transfer-encoding", "upgrade", "http2-settings" ->
				throw malformed("A field is of the connection");
			case "te" -> {
				if (!value.equalsIgnoreCase("trailers")) {
					throw malformed("TE says something else than trailers");
				}
			}
			case "host" -> addHost(value);
			case "cookie" -> addCookie(value);
			default -> {
				this.fields.add(name);
				this.fields.add(value);
			}
		}
	}

	private void addPseudo(String name, String value) throws Http2Exception {
		if (this.regular) {
			throw malformed("A pseudo-header field comes late");
		}
		switch (name) {
			case ":method" -> this.method = once(this.method, value);
			case ":scheme" -> this.scheme = once(this.scheme, value);
			case ":path" -> this.path = once(this.path, value);
			case ":authority" -> this.authority = once(this.authority, value);
			default -> throw malformed("A pseudo-header field is unknown");
		}
	}

	private static String once(@Nullable String before, String value) throws Http2Exception {
		if (before != null || value.isEmpty()) {
			throw malformed("A pseudo-header field is repeated or empty");
		}
		return value;
	}

	private void addHost(String value) throws Http2Exception {
		if (this.hasHost || (this.authority != null && !this.authority.equalsIgnoreCase(value))) {
			throw malformed("Host is repeated or not what :authority is");
		}
		this.hasHost = true;
		this.fields.add("host");
		this.fields.add(value);
	}

	/** Cookies may be sent in several fields (RFC 9113, section 8.2.3). */
	private void addCookie(String value) {
		if (this.cookies == null) {
			this.cookies = new StringBuilder(value);
		}
		else {
			this.cookies.append("; ").append(value);
		}
	}

	private void complete() throws Http2Exception {
		if (this.method == null || !HttpHeaders.isToken(this.method)) {
			throw malformed("There is no proper :method");
		}
		boolean connect = this.method.equals("CONNECT");
		if (connect != (this.path == null) || connect != (this.scheme == null) || (connect && this.authority == null)) {
			throw malformed("A pseudo-header field is missing or must not be there");
		}
		if (this.path != null && !this.path.startsWith("/")
				&& !(this.path.equals("*") && this.method.equals("OPTIONS"))) {
			throw malformed("The :path does not begin with '/'");
		}
		if (this.scheme != null && !this.scheme.equalsIgnoreCase("http") && !this.scheme.equalsIgnoreCase("https")) {
			throw malformed("The :scheme is neither http nor https");
		}
		if (this.authority != null && !this.hasHost) {
			this.fields.add(0, "host");
			this.fields.add(1, this.authority);
		}
		if (this.cookies != null) {
			this.fields.add("cookie");
			this.fields.add(this.cookies.toString());
		}
	}

	private static void checkName(String name) throws Http2Exception {
		if (!HttpHeaders.isToken(name) || name.chars().anyMatch((c) -> c >= 'A' && c <= 'Z')) {
			throw malformed("The name of a field has a character that is not allowed");
		}
	}

	private static void checkValue(String value) throws Http2Exception {
		int length = value.length();
		for (int i = 0; i < length; i++) {
			char c = value.charAt(i);
			boolean blank = c == ' ' || c == '\t';
			boolean atTheEdge = i == 0 || i == length - 1;
			if ((c < ' ' && c != '\t') || c == 0x7f || (blank && atTheEdge)) {
				throw malformed("The value of a field has a character that is not allowed there");
			}
		}
	}

	private static String present(@Nullable String value) {
		return (value != null) ? value : "";
	}

	private static Http2Exception malformed(String message) {
		return new Http2Exception(Http2Error.PROTOCOL_ERROR, message);
	}

}
