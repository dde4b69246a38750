package io.spserver.protocol.smtp;

/**
 * Hears of each mail and each command: the contract of metrics. Called by worker threads,
 * several at once; must neither block nor throw.
 */
public interface SmtpEvents {

	/** Stands for the name of a command that there is not. */
	String UNKNOWN = "unknown";

	/** Hears nothing. */
	SmtpEvents NONE = new SmtpEvents() {
	};

	/**
	 * A mail whose content had begun to arrive is done with.
	 * @param outcome what became of it
	 */
	default void message(SmtpOutcome outcome) {
	}

	/**
	 * A command was answered.
	 * @param command its name in lower case, one of a fixed set, or {@link #UNKNOWN};
	 * {@code .} stands for the end of what DATA began, {@code connect} for the greeting,
	 * {@code close} for a last word that no command has asked for
	 * @param code the code of the reply
	 */
	default void command(String command, int code) {
	}

}
