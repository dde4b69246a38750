package io.spserver.protocol.smtp;

/**
 * What the content of a mail consists of, as its sender has announced it.
 */
public enum SmtpBody {

	/** Lines of ASCII. */
	SEVEN_BIT("7BIT"),

	/** Lines of any bytes (RFC 6152). */
	EIGHT_BIT_MIME("8BITMIME"),

	/** Any bytes, line ends among them; sent by BDAT only (RFC 3030). */
	BINARY_MIME("BINARYMIME");

	private final String keyword;

	SmtpBody(String keyword) {
		this.keyword = keyword;
	}

	/**
	 * The value of the parameter {@code BODY}.
	 * @return upper case
	 */
	public String keyword() {
		return this.keyword;
	}

}
