package io.spserver.protocol.http.form;

/**
 * The limits of a form; what exceeds them is answered with 413. The server's limit of a
 * body holds as well.
 *
 * @param maxParts how many parameters, or parts of a multipart body, there may be
 * @param maxPartHeaderSize how long the header of a part may be, in bytes
 * @param maxPartSize how long a part may be, in bytes
 * @param maxTextSize how long the parameters, or those parts that are not files, may be
 * together, in bytes: what is held in memory
 */
public record FormLimits(int maxParts, int maxPartHeaderSize, long maxPartSize, int maxTextSize) {

	private static final FormLimits DEFAULTS = new FormLimits(1000, 4096, Long.MAX_VALUE, 2 * 1024 * 1024);

	/**
	 * Creates limits.
	 * @param maxParts how many parameters or parts there may be
	 * @param maxPartHeaderSize how long the header of a part may be, in bytes
	 * @param maxPartSize how long a part may be, in bytes
	 * @param maxTextSize how long all but files may be together, in bytes
	 */
	public FormLimits {
		if (maxParts < 1 || maxPartHeaderSize < 1 || maxPartSize < 1 || maxTextSize < 1) {
			throw new IllegalArgumentException("The limits of a form must be at least 1");
		}
	}

	/**
	 * The defaults: 1,000 parts, 4,096 bytes for the header of each, 2 MB for all that
	 * are not files; files as large as the server's bodies.
	 * @return the limits
	 */
	public static FormLimits defaults() {
		return DEFAULTS;
	}

}
