package io.spserver.boot.mail;

import java.io.IOException;
import java.io.InputStream;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePartDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a message, whose headers are looked at before they are parsed.
 */
final class BoundedParts extends MimeMultipart {

	private final Session session;

	private final HeaderBudget budget;

	private BoundedParts(DataSource source, Session session, HeaderBudget budget) throws MessagingException {
		super(source);
		this.session = session;
		this.budget = budget;
	}

	/**
	 * What a part consists of, if it has headers in it.
	 * @param part the part
	 * @param session what is to be known to parse
	 * @param budget how much the headers may take
	 * @return its parts, or the message that it is; {@code null} if it is neither, or was
	 * given other content since
	 */
	static @Nullable Object of(Part part, Session session, HeaderBudget budget) throws MessagingException, IOException {
		if (!(part.getDataHandler().getDataSource() instanceof MimePartDataSource source)) {
			return null;
		}
		String type = MailPart.contentType(part);
		if (type.startsWith("multipart/")) {
			return new BoundedParts(source, session, budget);
		}
		return (type.equals("message/rfc822") && source.getInputStream() instanceof SharedContentStream in)
				? BoundedMessage.read(session, in, budget) : null;
	}

	@Override
	protected synchronized void parse() throws MessagingException {
		if (!this.parsed) {
			try (InputStream in = this.ds.getInputStream()) {
				if (in instanceof SharedContentStream content) {
					this.budget.checkParts(content, delimiter());
				}
			}
			catch (IOException ex) {
				throw new MessagingException("The parts cannot be read", ex);
			}
		}
		super.parse();
	}

	/** What jakarta.mail takes for the begin of a part begins with this. */
	private String delimiter() throws MessagingException {
		String boundary = new ContentType(this.ds.getContentType()).getParameter("boundary");
		return (boundary != null && boundary.chars().allMatch((c) -> c < 0x80)) ? "--" + boundary : "--";
	}

	@Override
	protected MimeBodyPart createMimeBodyPart(InputStream in) throws MessagingException {
		return new BoundedPart(in);
	}

	/** One of the parts. */
	private final class BoundedPart extends MimeBodyPart {

		BoundedPart(InputStream in) throws MessagingException {
			super(in);
		}

		@Override
		public Object getContent() throws IOException, MessagingException {
			if (this.cachedContent == null) {
				this.cachedContent = of(this, BoundedParts.this.session, BoundedParts.this.budget);
			}
			return super.getContent();
		}

	}

}
