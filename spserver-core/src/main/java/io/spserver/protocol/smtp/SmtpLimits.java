package io.spserver.protocol.smtp;

import java.time.Duration;

import io.spserver.codec.Limits;

/**
 * How much a client may send and how often it may err. Immutable; made by a
 * {@link #builder()}.
 */
public final class SmtpLimits {

	private static final SmtpLimits DEFAULTS = builder().build();

	private final Builder values;

	private SmtpLimits(Builder values) {
		this.values = values;
	}

	/**
	 * The defaults of everything.
	 * @return the options
	 */
	public static SmtpLimits defaults() {
		return DEFAULTS;
	}

	/**
	 * Starts with the defaults of everything.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * A builder with these options, to change some.
	 * @return the builder
	 */
	public Builder toBuilder() {
		return new Builder(this.values);
	}

	/**
	 * How large a mail may be; larger ones are refused with 552. Announced by
	 * {@code SIZE}. Default: 26,214,400.
	 * @return the size in bytes
	 */
	public long maxMessageSize() {
		return this.values.maxMessageSize;
	}

	/**
	 * How large a mail may be that is kept in memory; the content of larger ones is in a
	 * temporary file. Default: 262,144.
	 * @return the size in bytes
	 */
	public int maxMessageInMemory() {
		return this.values.maxMessageInMemory;
	}

	/**
	 * How many recipients a mail may have; further ones are refused with 452, and after a
	 * thousand of them the session is closed. Announced by {@code LIMITS}. Default: 100,
	 * the least that is allowed (RFC 5321, section 4.5.3.1.8).
	 * @return the number
	 */
	public int maxRecipients() {
		return this.values.maxRecipients;
	}

	/**
	 * How many mails may be sent in a session; then it is closed with 421. Announced by
	 * {@code LIMITS}. Default: 1,000; 0: no limit.
	 * @return the number
	 */
	public int maxMessages() {
		return this.values.maxMessages;
	}

	/**
	 * How many commands of a session may fail for good, refused recipients among them;
	 * then it is closed with 421. Default: 20; 0: no limit.
	 * @return the number
	 */
	public int maxErrors() {
		return this.values.maxErrors;
	}

	/**
	 * How many commands may follow each other that neither send mail nor lead to it, such
	 * as NOOP and RSET; then the session is closed with 421. Default: 100; 0: no limit.
	 * @return the number
	 */
	public int maxIdleCommands() {
		return this.values.maxIdleCommands;
	}

	/**
	 * How often a client may fail to authenticate; then the session is closed with 421.
	 * Default: 3.
	 * @return the number
	 */
	public int maxAuthFailures() {
		return this.values.maxAuthFailures;
	}

	/**
	 * How long a command may be, without its line end; longer ones are refused with 500.
	 * What belongs to AUTH may have 12,288 bytes (RFC 4954, section 4). Default: 2,048.
	 * @return the length in bytes
	 */
	public int maxLineLength() {
		return this.values.maxLineLength;
	}

	/**
	 * How long a session may last; then it is closed with 421, in the middle of a mail if
	 * need be. Default: one hour; zero: no limit.
	 * @return the time
	 */
	public Duration maxSessionTime() {
		return this.values.maxSessionTime;
	}

	/** Collects options. Not safe for use by several threads. */
	public static final class Builder {

		private long maxMessageSize = 25 * 1024 * 1024;

		private int maxMessageInMemory = 256 * 1024;

		private int maxRecipients = 100;

		private int maxMessages = 1000;

		private int maxErrors = 20;

		private int maxIdleCommands = 100;

		private int maxAuthFailures = 3;

		private int maxLineLength = 2048;

		private Duration maxSessionTime = Duration.ofHours(1);

		private Builder() {
		}

		private Builder(Builder other) {
			this.maxMessageSize = other.maxMessageSize;
			this.maxMessageInMemory = other.maxMessageInMemory;
			this.maxRecipients = other.maxRecipients;
			this.maxMessages = other.maxMessages;
			this.maxErrors = other.maxErrors;
			this.maxIdleCommands = other.maxIdleCommands;
			this.maxAuthFailures = other.maxAuthFailures;
			this.maxLineLength = other.maxLineLength;
			this.maxSessionTime = other.maxSessionTime;
		}

		/**
		 * Sets {@link SmtpLimits#maxMessageSize()}.
		 * @param value the size, at least 1
		 * @return this
		 */
		public Builder maxMessageSize(long value) {
			this.maxMessageSize = Limits.atLeast("max-message-size", value, 1);
			return this;
		}

		/**
		 * Sets {@link SmtpLimits#maxMessageInMemory()}.
		 * @param value the size, at least 0
		 * @return this
		 */
		public Builder maxMessageInMemory(int value) {
			this.maxMessageInMemory = Limits.atLeast("max-message-in-memory", value, 0);
			return this;
		}

		/**
		 * Sets {@link SmtpLimits#maxRecipients()}.
		 * @param value the number, at least 1
		 * @return this
		 */
		public Builder maxRecipients(int value) {
			this.maxRecipients = Limits.atLeast("max-recipients", value, 1);
			return this;
		}

		/**
		 * Sets {@link SmtpLimits#maxMessages()}.
		 * @param value the number, 0 for no limit
		 * @return this
		 */
		public Builder maxMessages(int value) {
			this.maxMessages = Limits.atLeast("max-messages", value, 0);
			return this;
		}

		/**
		 * Sets {@link SmtpLimits#maxErrors()}.
		 * @param value the number, 0 for no limit
		 * @return this
		 */
		public Builder maxErrors(int value) {
			this.maxErrors = Limits.atLeast("max-errors", value, 0);
			return this;
		}

		/**
		 * Sets {@link SmtpLimits#maxIdleCommands()}.
		 * @param value the number, 0 for no limit
		 * @return this
		 */
		public Builder maxIdleCommands(int value) {
			this.maxIdleCommands = Limits.atLeast("max-idle-commands", value, 0);
			return this;
		}

		/**
		 * Sets {@link SmtpLimits#maxAuthFailures()}.
		 * @param value the number, at least 1
		 * @return this
		 */
		public Builder maxAuthFailures(int value) {
			this.maxAuthFailures = Limits.atLeast("max-auth-failures", value, 1);
			return this;
		}

		/**
		 * Sets {@link SmtpLimits#maxLineLength()}.
		 * @param value the length, at least 510
		 * @return this
		 */
		public Builder maxLineLength(int value) {
			this.maxLineLength = Limits.atLeast("max-line-length", value, 510);
			return this;
		}

		/**
		 * Sets {@link SmtpLimits#maxSessionTime()}.
		 * @param value the time, zero for no limit
		 * @return this
		 */
		public Builder maxSessionTime(Duration value) {
			this.maxSessionTime = Limits.notNegative("max-session-time", value);
			return this;
		}

		/**
		 * Finishes the description.
		 * @return the options
		 */
		public SmtpLimits build() {
			return new SmtpLimits(new Builder(this));
		}

	}

}
