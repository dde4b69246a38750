package io.spserver.boot.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import io.spserver.protocol.smtp.SmtpMail;

/**
 * The content of a mail, which can be read several times.
 */
interface MailContent {

	/**
	 * How long it is.
	 * @return the number of bytes
	 */
	long length();

	/**
	 * Reads it from its beginning.
	 * @return a stream
	 * @throws IOException if it cannot be read, or is gone
	 */
	InputStream open() throws IOException;

	static MailContent of(byte[] bytes) {
		return new MailContent() {

			@Override
			public long length() {
				return bytes.length;
			}

			@Override
			public InputStream open() {
				return new ByteArrayInputStream(bytes);
			}

		};
	}

	static MailContent of(SmtpMail mail) {
		return new MailContent() {

			@Override
			public long length() {
				return mail.length();
			}

			@Override
			public InputStream open() throws IOException {
				return mail.openStream();
			}

		};
	}

}
