package io.spserver.protocol.rpc.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Finds out in which charset a document is, and reads it (XML 1.0, appendix F). What does
 * not fit the charset is an error, unlike with most readers.
 */
final class XmlEncoding {

	private static final int DECLARATION_LENGTH = 200;

	private static final Pattern DECLARED = Pattern
		.compile("^<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

	private static final char BYTE_ORDER_MARK = '\ufeff';

	private XmlEncoding() {
	}

	/**
	 * Reads a document.
	 * @param document the document
	 * @param charset the charset that its carrier says it has
	 * @return its text, without byte order mark
	 * @throws io.spserver.protocol.rpc.RpcException if it is in an unknown charset, or
	 * not in the one that it should be in
	 */
	static String decode(byte[] document, @Nullable String charset) {
		try {
			Charset found = (charset != null) ? Charset.forName(charset) : find(document);
			String text = found.newDecoder().decode(ByteBuffer.wrap(document)).toString();
			return (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw XmlRpcFaults.invalidCharacter();
		}
		catch (IllegalArgumentException | UnsupportedOperationException ex) {
			throw XmlRpcFaults.unsupportedEncoding();
		}
	}

	private static Charset find(byte[] document) {
		int start = (document.length < 2) ? 0 : ((document[0] & 0xff) << 8) | (document[1] & 0xff);
		return switch (start) {
			case 0xfeff, 0xfffe -> StandardCharsets.UTF_16;
			case 0x003c -> StandardCharsets.UTF_16BE;
			case 0x3c00 -> StandardCharsets.UTF_16LE;
			default -> declared(document);
		};
	}

	private static Charset declared(byte[] document) {
		String head = new String(document, 0, Math.min(document.length, DECLARATION_LENGTH),
				StandardCharsets.ISO_8859_1);
		Matcher matcher = DECLARED.matcher(head);
		return (matcher.find()) ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
	}

}
