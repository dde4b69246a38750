package io.spserver.protocol.smtp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Writes the trace header that each mail gets (RFC 5321, section 4.4).
 */
final class ReceivedHeader {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z",
			Locale.ENGLISH);

	/** Many mails arrive in one second. */
	private static volatile Date lastDate = new Date(-1, "");

	private ReceivedHeader() {
	}

	static byte[] of(SmtpSession session, String hostname, String id, List<SmtpRecipient> recipients, Instant at) {
		StringBuilder header = new StringBuilder(256);
		header.append("Received: from ").append(session.heloName());
		header.append(" (").append(client(session)).append(")\r\n\tby ").append(hostname);
		header.append(" with ").append(session.protocolKeyword()).append(" id ").append(id);
		if (recipients.size() == 1) {
			header.append("\r\n\tfor <").append(recipients.get(0).address()).append('>');
		}
		header.append(";\r\n\t").append(date(at.getEpochSecond())).append("\r\n");
		return header.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static String date(long second) {
		Date last = lastDate;
		if (last.second() != second) {
			OffsetDateTime time = Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC);
			last = new Date(second, FORMAT.format(time));
			lastDate = last;
		}
		return last.text();
	}

	private static String client(SmtpSession session) {
		String name = session.clientName();
		String literal = literal(session.clientAddress());
		return (name != null) ? name + " " + literal : literal;
	}

	private static String literal(@Nullable InetAddress address) {
		if (address == null) {
			return "local";
		}
		String text = address.getHostAddress();
		int zone = text.indexOf('%');
		String plain = (zone < 0) ? text : text.substring(0, zone);
		return (address instanceof Inet6Address) ? "[IPv6:" + plain + "]" : "[" + plain + "]";
	}

	/** A date as it is written. */
	private record Date(long second, String text) {
	}

}
