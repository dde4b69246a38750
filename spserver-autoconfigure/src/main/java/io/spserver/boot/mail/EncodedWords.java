package io.spserver.boot.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Text that header fields carry in ASCII (RFC 2047).
 */
final class EncodedWords {

	/** Charset, perhaps with a language (RFC 2231, section 5), encoding, text. */
	private static final Pattern WORD = Pattern.compile("=\\?([^?*\\s]+)(?:\\*[^?\\s]*)?\\?([bBqQ])\\?([^?\\s]*)\\?=");

	private EncodedWords() {
	}

	/**
	 * Decodes what can be decoded.
	 * @param text the text
	 * @return the text; words that cannot be decoded stand in it as they were
	 */
	static String decode(String text) {
		Matcher words = WORD.matcher(text);
		StringBuilder decoded = new StringBuilder(text.length());
		int end = 0;
		boolean afterWord = false;
		while (words.find()) {
			String between = text.substring(end, words.start());
			String word = word(words);
			if (word == null) {
				decoded.append(between).append(words.group());
			}
			else {
				decoded.append((afterWord && between.isBlank()) ? "" : between).append(word);
			}
			afterWord = word != null;
			end = words.end();
		}
		return decoded.append(text, end, text.length()).toString();
	}

	private static @Nullable String word(Matcher word) {
		try {
			byte[] bytes = ("B".equalsIgnoreCase(word.group(2))) ? Base64.getDecoder().decode(word.group(3))
					: quotedPrintable(word.group(3));
			return new String(bytes, Charset.forName(word.group(1)));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static byte[] quotedPrintable(String text) {
		byte[] in = text.getBytes(StandardCharsets.UTF_8);
		ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
		for (int i = 0; i < in.length; i++) {
			if (in[i] == '_') {
				out.write(' ');
			}
			else if (in[i] == '=' && i + 2 < in.length) {
				out.write(Integer.parseInt(new String(in, i + 1, 2, StandardCharsets.US_ASCII), 16));
				i += 2;
			}
			else {
				out.write(in[i]);
			}
		}
		return out.toByteArray();
	}

}
