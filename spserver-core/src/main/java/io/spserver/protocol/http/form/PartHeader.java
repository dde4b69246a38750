package io.spserver.protocol.http.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The header of a part (RFC 7578, section 4).
 *
 * @param name the name of the form's field
 * @param fileName the name of the file, without folders; {@code null} if the part is no
 * file
 * @param contentType the value of {@code Content-Type}, {@code null} if there is none
 */
record PartHeader(String name, @Nullable String fileName, @Nullable String contentType) {

	/** The encodings that change nothing. */
	private static final Set<String> PLAIN = Set.of("7bit", "8bit", "binary");

	/**
	 * Reads a header.
	 * @param bytes its lines, each with its end
	 * @return the header
	 */
	static PartHeader parse(byte[] bytes) {
		Map<String, String> fields = new HashMap<>();
		for (String line : decode(bytes).split("\r\n")) {
			int colon = line.indexOf(':');
			String name = (colon < 0) ? "" : line.substring(0, colon).toLowerCase(Locale.ROOT);
			if (!Disposition.isToken(name) || line.chars().anyMatch((c) -> (c < ' ' && c != '\t') || c == 0x7f)
					|| fields.put(name, line.substring(colon + 1).strip()) != null) {
				throw FormErrors.malformed("The header of a part is malformed.");
			}
		}
		String encoding = fields.getOrDefault("content-transfer-encoding", "binary");
		if (!PLAIN.contains(encoding.toLowerCase(Locale.ROOT))) {
			throw FormErrors.malformed("A part is encoded.");
		}
		Disposition disposition = Disposition.parse(fields.getOrDefault("content-disposition", ""));
		String name = disposition.parameters().get("name");
		if (!disposition.type().equals("form-data") || name == null || disposition.parameters().containsKey("filename*")
				|| disposition.parameters().containsKey("name*")) {
			throw FormErrors.malformed("A part does not say which field of the form it is.");
		}
		return new PartHeader(name, fileName(disposition.parameters().get("filename")), fields.get("content-type"));
	}

	private static String decode(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw FormErrors.malformed("The header of a part is not UTF-8.");
		}
	}

	private static @Nullable String fileName(@Nullable String sent) {
		if (sent == null) {
			return null;
		}
		String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
		if (name.equals(".") || name.equals("..")) {
			throw FormErrors.malformed("A part has no proper file name.");
		}
		return name;
	}

}
