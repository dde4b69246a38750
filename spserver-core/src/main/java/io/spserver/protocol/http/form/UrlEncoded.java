package io.spserver.protocol.http.form;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code application/x-www-form-urlencoded}.
 */
final class UrlEncoded {

	private UrlEncoded() {
	}

	/**
	 * Reads parameters.
	 * @param body the body
	 * @param charset what its bytes are when they are decoded
	 * @param maxParts how many parameters there may be
	 * @return the parameters in order
	 */
	static List<HttpPart> parse(byte[] body, Charset charset, int maxParts) {
		List<HttpPart> parts = new ArrayList<>();
		String text = new String(body, StandardCharsets.ISO_8859_1);
		int start = 0;
		while (start < text.length()) {
			int next = text.indexOf('&', start);
			int end = (next < 0) ? text.length() : next;
			if (end > start) {
				if (parts.size() == maxParts) {
					throw FormErrors.tooMany(maxParts);
				}
				parts.add(parameter(text.substring(start, end), charset));
			}
			start = end + 1;
		}
		return parts;
	}

	private static HttpPart parameter(String text, Charset charset) {
		int equals = text.indexOf('=');
		String name = decode((equals < 0) ? text : text.substring(0, equals), charset);
		String value = (equals < 0) ? "" : decode(text.substring(equals + 1), charset);
		return HttpPart.ofText(name, value);
	}

	private static String decode(String encoded, Charset charset) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
		for (int i = 0; i < encoded.length(); i++) {
			char c = encoded.charAt(i);
			if (c == '%') {
				bytes.write(octet(encoded, i + 1));
				i += 2;
			}
			else {
				bytes.write((c == '+') ? ' ' : c);
			}
		}
		try {
			return charset.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
		}
		catch (CharacterCodingException ex) {
			throw FormErrors.malformed("A parameter is not " + charset + ".");
		}
	}

	private static int octet(String encoded, int index) {
		int high = (index + 1 < encoded.length()) ? digit(encoded.charAt(index)) : -1;
		int low = (high >= 0) ? digit(encoded.charAt(index + 1)) : -1;
		if (low < 0) {
			throw FormErrors.malformed("A parameter has a '%' without two hexadecimal digits.");
		}
		return 16 * high + low;
	}

	private static int digit(char c) {
		return (c < 0x7f) ? Character.digit(c, 16) : -1;
	}

}
