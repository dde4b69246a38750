package io.spserver.protocol.smtp.codec;

/**
 * A part of what a client has sent.
 */
public sealed interface SmtpPart {

	/**
	 * A line outside of content: a command, or what AUTH has asked for.
	 *
	 * @param text the line without its end; bytes that are not UTF-8 have become
	 * replacement characters
	 * @param fault what is wrong with its form
	 * @param followed whether more had arrived with it
	 * @param isData whether it looks like DATA, so that the decoder waits for
	 * {@link SmtpFlow#acceptData()} or {@link SmtpFlow#refuseData()}
	 */
	record Line(String text, Fault fault, boolean followed, boolean isData) implements SmtpPart {
	}

	/**
	 * The command BDAT; its chunk follows as content, whatever is said to the command
	 * (RFC 3030, section 2).
	 *
	 * @param size how large the chunk is, in bytes
	 * @param last whether it ends the mail
	 */
	record Chunk(long size, boolean last) implements SmtpPart {
	}

	/**
	 * Content, of DATA without the dots of the transport or of BDAT.
	 *
	 * @param bytes the bytes, taken over by the receiver; there may be none
	 * @param last whether the content, or the chunk of BDAT, ends here
	 * @param clean whether DATA had neither bare CR, bare LF nor NUL here; BDAT is not
	 * looked at
	 */
	record Content(byte[] bytes, boolean last, boolean clean) implements SmtpPart {
	}

	/** What is wrong with the form of a line. */
	enum Fault {

		/** Nothing. */
		NONE,
		/** It has more bytes than any line may have; its text is its beginning. */
		TOO_LONG,
		/** It ends with LF alone. */
		BARE_LF

	}

}
