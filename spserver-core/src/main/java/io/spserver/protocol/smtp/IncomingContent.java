package io.spserver.protocol.smtp;

import java.io.Closeable;
import java.io.IOException;

import io.spserver.protocol.content.Spool;
import io.spserver.protocol.smtp.codec.SmtpPart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The content of a mail as it arrives. What is found to be refused is let go of at once;
 * the rest of it is passed over. Belongs to the session's turn.
 */
final class IncomingContent implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(IncomingContent.class);

	/** How much is passed over at least before the session closes. */
	private static final long PATIENCE = 1024 * 1024;

	private final long limit;

	private final Spool spool;

	private final LineEndRules lineEnds;

	private long arrived;

	private @Nullable SmtpReply fault;

	IncomingContent(SmtpOptions options) {
		this.limit = options.limits().maxMessageSize();
		this.spool = new Spool(options.limits().maxMessageInMemory());
		this.lineEnds = new LineEndRules(options.bareLineEnds());
	}

	/**
	 * Takes a part.
	 * @param part the part
	 * @param clean whether its line ends are known to be right, or do not matter
	 * @param last whether the content ends with it
	 */
	void take(SmtpPart.Content part, boolean clean, boolean last) {
		this.arrived += part.bytes().length;
		if (this.fault != null) {
			return;
		}
		if (this.arrived > this.limit) {
			refuse(552, "5.3.4", "The mail is larger than " + this.limit + " bytes");
			return;
		}
		byte[] kept = this.lineEnds.apply(part.bytes(), last, clean);
		if (kept == null) {
			refuse(550, "5.6.0", "Lines of a mail end with CR LF, and it has no NUL");
			return;
		}
		try {
			this.spool.write(kept);
		}
		catch (IOException ex) {
			logger.error("The content of a mail cannot be kept", ex);
			refuse(452, "4.3.1", "The mail cannot be kept now");
		}
	}

	/** Whether so much came after it was known to be refused that the session closes. */
	boolean isEndless() {
		return this.fault != null && this.arrived - this.limit > Math.max(this.limit, PATIENCE);
	}

	private void refuse(int code, String status, String text) {
		this.fault = SmtpReply.of(code, status, text);
		this.spool.close();
	}

	/** Why the mail is refused, if it is. */
	@Nullable SmtpReply fault() {
		return this.fault;
	}

	/** What was kept. */
	Spool spool() {
		return this.spool;
	}

	@Override
	public void close() {
		this.spool.close();
	}

}
