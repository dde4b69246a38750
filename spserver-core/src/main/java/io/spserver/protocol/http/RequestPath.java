package io.spserver.protocol.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decodes and normalises paths, once (RFC 3986, section 6.2.2): a dot that was sent
 * encoded is a dot, several slashes are one, and no path is above the root. A slash or
 * backslash that was sent encoded is refused, since others would take it for a separator.
 */
final class RequestPath {

	private RequestPath() {
	}

	/**
	 * Decodes and normalises a path.
	 * @param path the path as sent: begins with a slash, its percent signs are followed
	 * by hexadecimal digits
	 * @return the path that routes are compared with
	 * @throws HttpProtocolException if it is not UTF-8, is ambiguous, or leaves the root
	 */
	static String normalise(String path) throws HttpProtocolException {
		if (path.indexOf('%') < 0 && !path.contains("//") && !path.contains("/.")) {
			checkSegment(path, false);
			return path;
		}
		Deque<String> segments = new ArrayDeque<>();
		boolean directory = false;
		for (String encoded : path.substring(1).split("/", -1)) {
			String segment = decode(encoded);
			checkSegment(segment, true);
			directory = segment.isEmpty() || segment.equals(".") || segment.equals("..");
			if (segment.equals("..") && segments.pollLast() == null) {
				throw HttpProtocolException.badRequest("The path leaves the root.");
			}
			if (!directory) {
				segments.addLast(segment);
			}
		}
		String normalised = "/" + String.join("/", segments);
		return (directory && !segments.isEmpty()) ? normalised + "/" : normalised;
	}

	private static void checkSegment(String text, boolean slashRefused) throws HttpProtocolException {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ' || c == 0x7f || c == '\\' || (c == '/' && slashRefused)) {
				throw HttpProtocolException.badRequest("The path has a character that is not allowed.");
			}
		}
	}

	private static String decode(String encoded) throws HttpProtocolException {
		if (encoded.indexOf('%') < 0) {
			return encoded;
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
		for (int i = 0; i < encoded.length(); i++) {
			char c = encoded.charAt(i);
			if (c == '%') {
				bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
				i += 2;
			}
			else {
				bytes.write(c);
			}
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
		}
		catch (CharacterCodingException ex) {
			throw HttpProtocolException.badRequest("The path is not UTF-8.");
		}
	}

}
