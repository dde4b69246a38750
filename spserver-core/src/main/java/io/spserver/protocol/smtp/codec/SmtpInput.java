package io.spserver.protocol.smtp.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * What had arrived of a session when it was decoded: commands that were sent together are
 * handled together, and their replies leave together.
 */
public final class SmtpInput {

	private final SmtpFlow flow;

	private final long firstByteAt;

	private final List<SmtpPart> parts = new ArrayList<>(4);

	SmtpInput(SmtpFlow flow, long firstByteAt) {
		this.flow = flow;
		this.firstByteAt = firstByteAt;
	}

	void add(SmtpPart part) {
		this.parts.add(part);
	}

	/**
	 * What arrived, in order.
	 * @return at least one part
	 */
	public List<SmtpPart> parts() {
		return this.parts;
	}

	/**
	 * The way to tell the decoder how to go on.
	 * @return the same for all of a session
	 */
	public SmtpFlow flow() {
		return this.flow;
	}

	/**
	 * When the first byte of the session had arrived.
	 * @return a time of {@link System#nanoTime()}
	 */
	public long firstByteAt() {
		return this.firstByteAt;
	}

}
