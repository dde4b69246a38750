package io.spserver.protocol.smtp;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A mail that is being transmitted, from MAIL on. Belongs to the session's turn.
 */
final class MailTransaction {

	private final SmtpSender sender;

	private final List<SmtpRecipient> recipients = new ArrayList<>(2);

	private @Nullable IncomingContent content;

	private boolean chunked;

	MailTransaction(SmtpSender sender) {
		this.sender = sender;
	}

	SmtpSender sender() {
		return this.sender;
	}

	List<SmtpRecipient> recipients() {
		return this.recipients;
	}

	/** The content, if it has begun to arrive. */
	@Nullable IncomingContent content() {
		return this.content;
	}

	/** The content begins to arrive. */
	IncomingContent begin(SmtpOptions options) {
		IncomingContent begun = new IncomingContent(options);
		this.content = begun;
		return begun;
	}

	/** Whether the content comes by BDAT. */
	boolean isChunked() {
		return this.chunked;
	}

	void chunked() {
		this.chunked = true;
	}

	/** Lets go of the content. */
	void close() {
		if (this.content != null) {
			this.content.close();
		}
	}

}
