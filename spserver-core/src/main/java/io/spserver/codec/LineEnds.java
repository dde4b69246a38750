package io.spserver.codec;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * The bytes that end a line.
 */
final class LineEnds {

	static final byte CR = '\r';

	static final byte LF = '\n';

	static final String CRLF = "\r\n";

	private static final byte[] IN_ASCII = { CR, LF, '.' };

	private LineEnds() {
	}

	/**
	 * Checks that line ends and dots can be found in the bytes of a charset.
	 * @param charset the charset
	 * @return the charset
	 * @throws IllegalArgumentException if it writes them in other bytes than ASCII does
	 */
	static Charset requireAscii(Charset charset) {
		if (!Arrays.equals(IN_ASCII, "\r\n.".getBytes(charset))) {
			throw new IllegalArgumentException("charset " + charset
					+ " cannot be used for lines: its line ends are not those of ASCII (take UTF-8, for example)");
		}
		return charset;
	}

}
