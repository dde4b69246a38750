package io.spserver.boot.autoconfigure.security;

import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs the audit trail, in one line an entry: what peers have sent cannot begin another.
 */
final class LoggingAuditSink implements AuditSink {

	private static final Log logger = LogFactory.getLog("io.spserver.audit");

	@Override
	public void write(String principal, String type, Map<String, Object> data) {
		if (logger.isInfoEnabled()) {
			StringBuilder line = new StringBuilder(type).append(" principal=").append(printable(principal));
			data.forEach((key, value) -> line.append(' ').append(key).append('=').append(printable(value.toString())));
			logger.info(line);
		}
	}

	private static String printable(String text) {
		StringBuilder printable = new StringBuilder(text.length());
		text.codePoints().limit(200).forEach((c) -> printable.appendCodePoint(isPlain(c) ? c : '?'));
		return printable.toString();
	}

	private static boolean isPlain(int c) {
		return c > ' ' && !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT
				&& Character.getType(c) != Character.LINE_SEPARATOR
				&& Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
	}

}
