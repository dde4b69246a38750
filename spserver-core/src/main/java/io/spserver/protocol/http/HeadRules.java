package io.spserver.protocol.http;

import org.jspecify.annotations.Nullable;

/**
 * What a head must be so that everybody reads it alike: one host, one length, one
 * transfer coding that is understood (RFC 9110, sections 7.2, 8.6 and 10.1.1; RFC 9112,
 * sections 3.2, 6 and 9.3).
 */
final class HeadRules {

	private static final boolean[] HOST = new boolean[128];

	static {
		for (char c = '!'; c < 0x7f; c++) {
			HOST[c] = "\"#/<>?@\\^`{|},".indexOf(c) < 0;
		}
	}

	private final String method;

	private final boolean http11;

	private final HttpHeaders headers;

	private int hosts;

	private @Nullable String host;

	private @Nullable String length;

	private @Nullable String codings;

	private @Nullable String expectation;

	private boolean connection;

	private HeadRules(String method, boolean http11, HttpHeaders headers) {
		this.method = method;
		this.http11 = http11;
		this.headers = headers;
		for (int i = 0; i < headers.size(); i++) {
			sort(headers.nameAt(i), headers.valueAt(i));
		}
	}

	/**
	 * Checks a head.
	 * @param method the method
	 * @param rawTarget the target as sent
	 * @param http11 whether the version is 1.1, otherwise it is 1.0
	 * @param headers the header fields
	 * @return the head
	 * @throws HttpProtocolException if the request cannot be taken
	 */
	static RequestHead check(String method, String rawTarget, boolean http11, HttpHeaders headers)
			throws HttpProtocolException {
		if (method.equals("CONNECT")) {
			throw new HttpProtocolException(501, "This server is no proxy.");
		}
		RequestTarget target = RequestTarget.parse(method, rawTarget);
		HeadRules rules = new HeadRules(method, http11, headers);
		rules.checkHost(target.authority());
		long length = rules.bodyLength();
		boolean expects = rules.expects() && length != 0;
		return new RequestHead(method, rawTarget, target, headers, http11, rules.keepAlive(), length, expects, false);
	}

	/**
	 * Keeps the fields that matter here, which are told apart by the length of their
	 * names first.
	 */
	private void sort(String name, String value) {
		switch (name.length()) {
			case 4 -> {
				if (name.equalsIgnoreCase("Host")) {
					this.host = value;
					this.hosts++;
				}
			}
			case 6 -> this.expectation = joined(name, "Expect", this.expectation, value);
			case 10 -> this.connection |= name.equalsIgnoreCase("Connection");
			case 14 -> this.length = joined(name, "Content-Length", this.length, value);
			case 17 -> this.codings = joined(name, "Transfer-Encoding", this.codings, value);
			default -> {
			}
		}
	}

	private static @Nullable String joined(String name, String wanted, @Nullable String before, String value) {
		if (!name.equalsIgnoreCase(wanted)) {
			return before;
		}
		return (before != null) ? before + "," + value : value;
	}

	private void checkHost(@Nullable String authority) throws HttpProtocolException {
		if (this.host == null && !this.http11) {
			return;
		}
		if (this.host == null || this.hosts > 1) {
			throw HttpProtocolException.badRequest("There must be one Host.");
		}
		for (int i = 0; i < this.host.length(); i++) {
			char c = this.host.charAt(i);
			if (c >= HOST.length || !HOST[c]) {
				throw HttpProtocolException.badRequest("The Host is malformed.");
			}
		}
		if (authority != null && !authority.equalsIgnoreCase(this.host)) {
			throw HttpProtocolException.badRequest("The Host is not that of the request target.");
		}
	}

	private long bodyLength() throws HttpProtocolException {
		if (this.codings != null) {
			if (this.length != null || !this.http11) {
				throw HttpProtocolException.badRequest("Transfer-Encoding must not be here.");
			}
			checkCodings(this.codings);
			return RequestHead.CHUNKED;
		}
		return (this.length != null) ? parseLength(this.length) : lengthWhenNoneIsGiven();
	}

	/**
	 * A request of HTTP/1.1 without a length has no body (RFC 9112, section 6.3). In
	 * HTTP/1.0 one whose method gives the body a meaning must have a length (RFC 1945,
	 * section 7.2.2).
	 */
	private long lengthWhenNoneIsGiven() throws HttpProtocolException {
		if (!this.http11 && (this.method.equals("POST") || this.method.equals("PUT") || this.method.equals("PATCH"))) {
			throw new HttpProtocolException(411, "A Content-Length is needed.");
		}
		return 0;
	}

	private static long parseLength(String length) throws HttpProtocolException {
		if (length.isEmpty() || !length.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			throw HttpProtocolException.badRequest("The Content-Length is malformed.");
		}
		if (length.length() > 18) {
			throw new HttpProtocolException(413, "The body is too large.");
		}
		return Long.parseLong(length);
	}

	private static void checkCodings(String codings) throws HttpProtocolException {
		if (codings.equalsIgnoreCase("chunked")) {
			return;
		}
		String[] names = codings.split(",", -1);
		for (int i = 0; i < names.length; i++) {
			String name = names[i].strip();
			boolean misplaced = name.equalsIgnoreCase("chunked") && i < names.length - 1;
			if (misplaced || !HttpHeaders.isToken(name)) {
				throw HttpProtocolException.badRequest("The Transfer-Encoding is malformed.");
			}
		}
		throw new HttpProtocolException(501, "The only transfer coding of this server is chunked.");
	}

	private boolean expects() throws HttpProtocolException {
		if (this.expectation == null || !this.http11) {
			return false;
		}
		if (!this.expectation.equalsIgnoreCase("100-continue")) {
			throw new HttpProtocolException(417, "The only expectation that this server meets is 100-continue.");
		}
		return true;
	}

	private boolean keepAlive() {
		if (!this.connection) {
			return this.http11;
		}
		return !this.headers.hasToken("Connection", "close")
				&& (this.http11 || this.headers.hasToken("Connection", "keep-alive"));
	}

}
