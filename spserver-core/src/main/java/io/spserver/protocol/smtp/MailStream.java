package io.spserver.protocol.smtp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * Reads the header that was added to a mail, then the mail. Skips without reading: the
 * parts of a large mail are read one by one, each from the beginning of the mail on.
 * Belongs to one thread at a time.
 */
final class MailStream extends SequenceInputStream {

	private final InputStream header;

	private final InputStream content;

	private MailStream(InputStream header, InputStream content) {
		super(header, content);
		this.header = header;
		this.content = content;
	}

	/**
	 * Reads a mail.
	 * @param header what was added
	 * @param content reads the mail, and can skip
	 */
	static MailStream of(byte[] header, InputStream content) {
		return new MailStream(new ByteArrayInputStream(header), content);
	}

	@Override
	public long skip(long count) throws IOException {
		long inHeader = this.header.skip(count);
		return inHeader + this.content.skip(count - inHeader);
	}

}
