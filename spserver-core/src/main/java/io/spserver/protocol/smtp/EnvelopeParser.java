package io.spserver.protocol.smtp;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of MAIL and RCPT.
 */
final class EnvelopeParser {

	private static final int MAX_ENVELOPE_ID = 100;

	private static final int MAX_ORIGINAL_RECIPIENT = 500;

	private static final int MAX_SIZE_DIGITS = 18;

	private final boolean extended;

	private final boolean authOffered;

	/**
	 * Creates a parser.
	 * @param extended whether the client may use parameters
	 * @param authOffered whether AUTH is known
	 */
	EnvelopeParser(boolean extended, boolean authOffered) {
		this.extended = extended;
		this.authOffered = authOffered;
	}

	/** Reads the argument of MAIL. */
	SmtpSender sender(String argument) throws RefusedException {
		String text = afterKeyword("FROM:", argument);
		int end = end(text);
		Parameters parameters = parameters(text, end);
		boolean utf8 = parameters.takeFlag("SMTPUTF8");
		long size = size(parameters.take("SIZE"));
		SmtpBody body = body(parameters.take("BODY"));
		DsnReturn dsnReturn = dsnReturn(parameters.take("RET"));
		String envelopeId = parameters.takeXtext("ENVID");
		String auth = this.authOffered ? parameters.takeXtext("AUTH") : null;
		parameters.refuseOthers();
		if (envelopeId != null && envelopeId.length() > MAX_ENVELOPE_ID) {
			throw Parameters.malformed("ENVID");
		}
		String path = text.substring(1, end);
		SmtpAddress address = path.isEmpty() ? SmtpAddress.EMPTY : address(path, utf8, "5.1.7");
		return new SmtpSender(address, size, body, utf8, dsnReturn, envelopeId, "<>".equals(auth) ? "" : auth);
	}

	/** Reads the argument of RCPT. */
	SmtpRecipient recipient(String argument, boolean utf8) throws RefusedException {
		String text = afterKeyword("TO:", argument);
		int end = end(text);
		Parameters parameters = parameters(text, end);
		Set<DsnNotify> notify = notify(parameters.take("NOTIFY"));
		String original = originalRecipient(parameters.take("ORCPT"));
		parameters.refuseOthers();
		String path = text.substring(1, end);
		SmtpAddress address = path.equalsIgnoreCase("postmaster") ? new SmtpAddress(path, "")
				: address(path, utf8, "5.1.3");
		return new SmtpRecipient(address, notify, original);
	}

	private static String afterKeyword(String keyword, String argument) throws RefusedException {
		if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
			throw new RefusedException(501, "5.5.4", "The argument must begin with " + keyword);
		}
		return argument.substring(keyword.length()).stripLeading();
	}

	private static int end(String text) throws RefusedException {
		int end = text.startsWith("<") ? PathParser.end(text) : -1;
		if (end < 0) {
			throw new RefusedException(501, "5.5.2", "An address stands between angle brackets");
		}
		return end;
	}

	private Parameters parameters(String text, int end) throws RefusedException {
		Parameters parameters = Parameters.parse(text.substring(end + 1));
		if (!this.extended) {
			parameters.refuseOthers();
		}
		return parameters;
	}

	private static SmtpAddress address(String path, boolean utf8, String status) throws RefusedException {
		SmtpAddress address = PathParser.parsePath(path, utf8);
		if (address != null) {
			return address;
		}
		if (!utf8 && PathParser.parsePath(path, true) != null) {
			throw new RefusedException(553, "5.6.7", "This address needs SMTPUTF8");
		}
		throw new RefusedException(501, status, "That is no address");
	}

	private static long size(@Nullable String value) throws RefusedException {
		if (value == null) {
			return 0;
		}
		if (!Characters.areDigits(value) || value.length() > MAX_SIZE_DIGITS) {
			throw Parameters.malformed("SIZE");
		}
		return Long.parseLong(value);
	}

	private static SmtpBody body(@Nullable String value) throws RefusedException {
		if (value == null) {
			return SmtpBody.SEVEN_BIT;
		}
		for (SmtpBody body : SmtpBody.values()) {
			if (body.keyword().equalsIgnoreCase(value)) {
				return body;
			}
		}
		throw Parameters.malformed("BODY");
	}

	private static @Nullable DsnReturn dsnReturn(@Nullable String value) throws RefusedException {
		if (value == null) {
			return null;
		}
		return switch (value.toUpperCase(Locale.ROOT)) {
			case "FULL" -> DsnReturn.FULL;
			case "HDRS" -> DsnReturn.HDRS;
			default -> throw Parameters.malformed("RET");
		};
	}

	private static Set<DsnNotify> notify(@Nullable String value) throws RefusedException {
		if (value == null) {
			return Set.of();
		}
		Set<DsnNotify> notify = EnumSet.noneOf(DsnNotify.class);
		for (String part : value.split(",", -1)) {
			notify.add(switch (part.toUpperCase(Locale.ROOT)) {
				case "NEVER" -> DsnNotify.NEVER;
				case "SUCCESS" -> DsnNotify.SUCCESS;
				case "FAILURE" -> DsnNotify.FAILURE;
				case "DELAY" -> DsnNotify.DELAY;
				default -> throw Parameters.malformed("NOTIFY");
			});
		}
		if (notify.contains(DsnNotify.NEVER) && notify.size() > 1) {
			throw Parameters.malformed("NOTIFY");
		}
		return Set.copyOf(notify);
	}

	private static @Nullable String originalRecipient(@Nullable String value) throws RefusedException {
		if (value == null) {
			return null;
		}
		int semicolon = value.indexOf(';');
		String decoded = (semicolon > 0) ? Parameters.decodeXtext(value.substring(semicolon + 1)) : null;
		if (decoded == null || decoded.isEmpty() || decoded.length() > MAX_ORIGINAL_RECIPIENT) {
			throw Parameters.malformed("ORCPT");
		}
		return value.substring(0, semicolon) + ";" + decoded;
	}

}
