package io.spserver.protocol.smtp;

/**
 * Looks at the characters of a text. Much of what is looked at is short and comes often,
 * so these are loops.
 */
final class Characters {

	private static final char REPLACEMENT = '\ufffd';

	private Characters() {
	}

	/** Whether all are ASCII. */
	static boolean areAscii(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) >= 0x80) {
				return false;
			}
		}
		return true;
	}

	/** Whether none is a control character or stands for bytes that were no UTF-8. */
	static boolean areReadable(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < ' ' || (c >= 0x7f && (Character.isISOControl(c) || c == REPLACEMENT))) {
				return false;
			}
		}
		return true;
	}

	/** Whether all are digits. */
	static boolean areDigits(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < '0' || text.charAt(i) > '9') {
				return false;
			}
		}
		return !text.isEmpty();
	}

}
