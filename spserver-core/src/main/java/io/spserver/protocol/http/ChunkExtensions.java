package io.spserver.protocol.http;

/**
 * The grammar of chunk extensions (RFC 9112, section 7.1.1), without the blanks that it
 * calls bad.
 */
final class ChunkExtensions {

	private final String line;

	private final int end;

	private int index;

	private ChunkExtensions(String line, int index, int end) {
		this.line = line;
		this.index = index;
		this.end = end;
	}

	/**
	 * Whether a part of a line is a possibly empty sequence of extensions.
	 * @param line the line
	 * @param start where the part begins
	 * @param end where it ends, exclusive
	 * @return whether it is
	 */
	static boolean isValid(String line, int start, int end) {
		ChunkExtensions extensions = new ChunkExtensions(line, start, end);
		while (extensions.index < end) {
			if (!extensions.skip(';') || !extensions.skipToken()) {
				return false;
			}
			if (extensions.skip('=') && !extensions.skipQuoted() && !extensions.skipToken()) {
				return false;
			}
		}
		return true;
	}

	private boolean skip(char c) {
		if (this.index < this.end && this.line.charAt(this.index) == c) {
			this.index++;
			return true;
		}
		return false;
	}

	private boolean skipToken() {
		int start = this.index;
		while (this.index < this.end && HttpHeaders.isTokenCharacter(this.line.charAt(this.index))) {
			this.index++;
		}
		return this.index > start;
	}

	private boolean skipQuoted() {
		if (!skip('"')) {
			return false;
		}
		while (this.index < this.end) {
			if (skip('"')) {
				return true;
			}
			skip('\\');
			if (this.index == this.end || !HttpHeaders.isValueCharacter(this.line.charAt(this.index))) {
				return false;
			}
			this.index++;
		}
		return false;
	}

}
