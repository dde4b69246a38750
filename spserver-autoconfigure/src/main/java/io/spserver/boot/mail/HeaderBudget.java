package io.spserver.boot.mail;

import java.io.IOException;

import io.spserver.protocol.smtp.SmtpException;
import io.spserver.protocol.smtp.SmtpReply;

/**
 * How much of a mail may be header fields, its own and those of its parts, and text
 * before the first of its parts. jakarta.mail keeps all of that in memory, line by line,
 * so a mail of nothing else would take many times its size. What it is going to read is
 * looked at before. Belongs to one thread at a time.
 */
final class HeaderBudget {

	/** How many bytes of all headers together are read. */
	private static final int MAX_SIZE = 1024 * 1024;

	/** How many lines of all headers together are read. */
	private static final int MAX_LINES = 20_000;

	private int size;

	private int lines;

	/**
	 * Looks at the header that a stream goes on with. The stream stays where it is.
	 * @throws SmtpException with 554, if there is too much of it
	 */
	void checkHeader(SharedContentStream in) throws IOException {
		in.mark(Integer.MAX_VALUE);
		int before = '\n';
		boolean empty = true;
		int next = in.read();
		while (next >= 0 && !(next == '\n' && empty)) {
			take(before, next);
			empty = next == '\n' || (empty && next == '\r' && before == '\n');
			before = next;
			next = in.read();
		}
		in.reset();
	}

	/**
	 * Looks at what stands before the parts of a multipart, and at their headers.
	 * @param in all of the multipart, from its begin on
	 * @param delimiter what the lines before parts begin with
	 * @throws SmtpException with 554, if there is too much of it
	 */
	void checkParts(SharedContentStream in, String delimiter) throws IOException {
		int before = '\n';
		int matched = 0;
		boolean counts = true;
		boolean preamble = true;
		boolean empty = true;
		for (int next = in.read(); next >= 0; next = in.read()) {
			boolean begins = before == '\n' || before == '\r';
			matched = (begins) ? 0 : matched;
			matched = (matched >= 0 && matched < delimiter.length() && next == delimiter.charAt(matched)) ? matched + 1
					: -1;
			if (matched == delimiter.length()) {
				counts = true;
				preamble = false;
			}
			else if (next == '\n' && empty && !preamble) {
				counts = false;
			}
			if (counts) {
				take(before, next);
			}
			empty = next == '\n' || (empty && next == '\r' && before == '\n');
			before = next;
		}
	}

	private void take(int before, int next) {
		this.size++;
		if (next == '\n' || before == '\r') {
			this.lines++;
		}
		if (this.size > MAX_SIZE || this.lines > MAX_LINES) {
			throw new SmtpException(SmtpReply.of(554, "5.6.0", "The headers of the mail are too large"));
		}
	}

}
