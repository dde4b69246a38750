package io.spserver.protocol.smtp;

import java.util.stream.Stream;

import io.spserver.SessionId;
import io.spserver.protocol.smtp.auth.SmtpMechanism;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what client and server say to the log, for whoever asks for that. What belongs
 * to AUTH and what is not known to be a command may be secret, and content is nobody's
 * business: they are not shown.
 */
final class Transcript {

	private static final Logger logger = LoggerFactory.getLogger(Transcript.class);

	private final SessionId session;

	private final boolean enabled = logger.isDebugEnabled();

	Transcript(SessionId session) {
		this.session = session;
	}

	/** The client has said a command. */
	void command(Verb verb, String line) {
		if (this.enabled) {
			logger.debug("{} C: {}", this.session, (verb == Verb.AUTH) ? mechanismOnly(line) : line);
		}
	}

	/** The client has said something that is not shown. */
	void hidden(String what, long length) {
		if (this.enabled) {
			logger.debug("{} C: ({}, {} bytes)", this.session, what, length);
		}
	}

	/** The server has replied. */
	void reply(SmtpReply reply) {
		if (this.enabled) {
			logger.debug("{} S: {}", this.session, reply);
		}
	}

	/** Without the mechanism's name, what stands there may be the secret. */
	private static String mechanismOnly(String line) {
		String[] words = line.split(" +", 3);
		if (words.length > 1 && !isMechanism(words[1])) {
			return words[0] + " ***";
		}
		return (words.length > 2) ? words[0] + " " + words[1] + " ***" : line;
	}

	private static boolean isMechanism(String word) {
		return Stream.of(SmtpMechanism.values()).anyMatch((each) -> each.protocolName().equalsIgnoreCase(word));
	}

}
