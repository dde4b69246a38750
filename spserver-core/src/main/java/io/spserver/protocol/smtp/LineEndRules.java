package io.spserver.protocol.smtp;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Holds content to lines that end with CRLF, part by part: finds, or makes CRLF of, what
 * stands alone (RFC 5321, section 2.3.8).
 */
final class LineEndRules {

	private static final byte CR = '\r';

	private static final byte LF = '\n';

	private final BareLineEnds policy;

	/** Whether the last byte of what came before was a CR. */
	private boolean afterCr;

	LineEndRules(BareLineEnds policy) {
		this.policy = policy;
	}

	/**
	 * Applies the policy.
	 * @param bytes a part of the content
	 * @param last whether the content ends with it
	 * @param clean whether it is known to be as it should
	 * @return what is to be kept, {@code null} if the content is to be refused
	 */
	byte @Nullable [] apply(byte[] bytes, boolean last, boolean clean) {
		byte[] result = bytes;
		if (!clean && isBad(bytes, last)) {
			if (this.policy == BareLineEnds.REJECT) {
				return null;
			}
			result = normalize(bytes, last);
		}
		this.afterCr = (bytes.length > 0) ? bytes[bytes.length - 1] == CR : this.afterCr;
		return result;
	}

	private boolean isBad(byte[] bytes, boolean last) {
		boolean cr = this.afterCr;
		for (byte next : bytes) {
			if (next == 0 || (next == LF) != cr) {
				return true;
			}
			cr = next == CR;
		}
		return cr && last;
	}

	private byte[] normalize(byte[] bytes, boolean last) {
		byte[] result = new byte[2 * bytes.length + 2];
		int length = 0;
		boolean cr = this.afterCr;
		for (byte next : bytes) {
			if (cr && next != LF) {
				result[length++] = LF;
			}
			else if (!cr && next == LF) {
				result[length++] = CR;
			}
			result[length++] = next;
			cr = next == CR;
		}
		if (cr && last) {
			result[length++] = LF;
		}
		return Arrays.copyOf(result, length);
	}

}
