package io.spserver.protocol.smtp;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.spserver.AddressRange;

/**
 * What can be set for a server of SMTP or LMTP besides its
 * {@link io.spserver.ServerOptions}. Immutable; made by a {@link #builder()}.
 */
public final class SmtpOptions {

	private static final SmtpOptions DEFAULTS = builder().build();

	private final Builder values;

	private SmtpOptions(Builder values) {
		this.values = values;
	}

	/**
	 * The defaults of everything.
	 * @return the options
	 */
	public static SmtpOptions defaults() {
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
	 * How much clients may send and how often they may err.
	 * @return the limits
	 */
	public SmtpLimits limits() {
		return this.values.limits;
	}

	/**
	 * What the server calls itself, in the greeting, in replies and in the
	 * {@code Received} header. Default: {@code localhost}.
	 * @return a domain name or an address literal
	 */
	public String hostname() {
		return this.values.hostname;
	}

	/**
	 * What the greeting says after the host name and the protocol. Default:
	 * {@code ready}.
	 * @return the text
	 */
	public String greeting() {
		return this.values.greeting;
	}

	/**
	 * How long clients wait for the greeting; one that talks before it hears 554 and is
	 * disconnected. Default: zero, nobody waits.
	 * @return the time
	 */
	public Duration greetingDelay() {
		return this.values.greetingDelay;
	}

	/**
	 * What is done with a CR or LF that stands alone. Default:
	 * {@link BareLineEnds#REJECT}.
	 * @return the policy
	 */
	public BareLineEnds bareLineEnds() {
		return this.values.bareLineEnds;
	}

	/**
	 * Whether clients may authenticate without TLS, though anybody who listens may then
	 * learn their password. Default: {@code false}: no AUTH without TLS.
	 * @return {@code true} to allow it
	 */
	public boolean authWithoutTls() {
		return this.values.authWithoutTls;
	}

	/**
	 * Whether clients must authenticate before they may send mail; others hear 530.
	 * Default: {@code false}.
	 * @return {@code true} if they must
	 */
	public boolean requireAuth() {
		return this.values.requireAuth;
	}

	/**
	 * Whether clients must use TLS before they may send mail; others hear 530. Default:
	 * {@code false}.
	 * @return {@code true} if they must
	 */
	public boolean requireTls() {
		return this.values.requireTls;
	}

	/**
	 * Whether each mail gets a {@code Received} header (RFC 5321, section 4.4). Default:
	 * {@code true}.
	 * @return {@code false} to leave the content as it came
	 */
	public boolean receivedHeader() {
		return this.values.receivedHeader;
	}

	/**
	 * Whether the names of clients' addresses are looked up before clients are greeted.
	 * That takes as long as the resolver takes, and a worker thread. Default:
	 * {@code false}.
	 * @return {@code true} to look them up
	 */
	public boolean resolveNames() {
		return this.values.resolveNames;
	}

	/**
	 * Which peers may use XCLIENT to tell for whom they speak. Default: none.
	 * @return the ranges, unmodifiable
	 */
	public List<AddressRange> trustedPeers() {
		return this.values.trustedPeers;
	}

	/** Collects options. Not safe for use by several threads. */
	public static final class Builder {

		private SmtpLimits limits = SmtpLimits.defaults();

		private String hostname = "localhost";

		private String greeting = "ready";

		private Duration greetingDelay = Duration.ZERO;

		private BareLineEnds bareLineEnds = BareLineEnds.REJECT;

		private boolean authWithoutTls;

		private boolean requireAuth;

		private boolean requireTls;

		private boolean receivedHeader = true;

		private boolean resolveNames;

		private List<AddressRange> trustedPeers = List.of();

		private Builder() {
		}

		private Builder(Builder other) {
			this.limits = other.limits;
			this.hostname = other.hostname;
			this.greeting = other.greeting;
			this.greetingDelay = other.greetingDelay;
			this.bareLineEnds = other.bareLineEnds;
			this.authWithoutTls = other.authWithoutTls;
			this.requireAuth = other.requireAuth;
			this.requireTls = other.requireTls;
			this.receivedHeader = other.receivedHeader;
			this.resolveNames = other.resolveNames;
			this.trustedPeers = other.trustedPeers;
		}

		/**
		 * Sets {@link SmtpOptions#limits()}.
		 * @param value the limits
		 * @return this
		 */
		public Builder limits(SmtpLimits value) {
			this.limits = Objects.requireNonNull(value, "limits");
			return this;
		}

		/**
		 * Sets {@link SmtpOptions#hostname()}.
		 * @param value a domain name or an address literal
		 * @return this
		 */
		public Builder hostname(String value) {
			this.hostname = domain(value);
			return this;
		}

		/**
		 * Sets {@link SmtpOptions#greeting()}.
		 * @param value the text
		 * @return this
		 */
		public Builder greeting(String value) {
			this.greeting = Objects.requireNonNull(value, "greeting");
			return this;
		}

		/**
		 * Sets {@link SmtpOptions#greetingDelay()}.
		 * @param value the time
		 * @return this
		 */
		public Builder greetingDelay(Duration value) {
			this.greetingDelay = Objects.requireNonNull(value, "greetingDelay");
			return this;
		}

		/**
		 * Sets {@link SmtpOptions#bareLineEnds()}.
		 * @param value the policy
		 * @return this
		 */
		public Builder bareLineEnds(BareLineEnds value) {
			this.bareLineEnds = Objects.requireNonNull(value, "bareLineEnds");
			return this;
		}

		/**
		 * Sets {@link SmtpOptions#authWithoutTls()}.
		 * @param value {@code true} to allow it
		 * @return this
		 */
		public Builder authWithoutTls(boolean value) {
			this.authWithoutTls = value;
			return this;
		}

		/**
		 * Sets {@link SmtpOptions#requireAuth()}.
		 * @param value {@code true} if they must
		 * @return this
		 */
		public Builder requireAuth(boolean value) {
			this.requireAuth = value;
			return this;
		}

		/**
		 * Sets {@link SmtpOptions#requireTls()}.
		 * @param value {@code true} if they must
		 * @return this
		 */
		public Builder requireTls(boolean value) {
			this.requireTls = value;
			return this;
		}

		/**
		 * Sets {@link SmtpOptions#receivedHeader()}.
		 * @param value {@code false} to leave the content as it came
		 * @return this
		 */
		public Builder receivedHeader(boolean value) {
			this.receivedHeader = value;
			return this;
		}

		/**
		 * Sets {@link SmtpOptions#resolveNames()}.
		 * @param value {@code true} to look them up
		 * @return this
		 */
		public Builder resolveNames(boolean value) {
			this.resolveNames = value;
			return this;
		}

		/**
		 * Sets {@link SmtpOptions#trustedPeers()}.
		 * @param value the ranges
		 * @return this
		 */
		public Builder trustedPeers(List<AddressRange> value) {
			this.trustedPeers = List.copyOf(value);
			return this;
		}

		/**
		 * Finishes the description.
		 * @return the options
		 */
		public SmtpOptions build() {
			return new SmtpOptions(new Builder(this));
		}

		private static String domain(String value) {
			if (!PathParser.isDomain(value, false) && !PathParser.isLiteral(value)) {
				throw new IllegalArgumentException(
						"hostname '" + value + "' is neither a domain name nor an address literal");
			}
			return value;
		}

	}

}
