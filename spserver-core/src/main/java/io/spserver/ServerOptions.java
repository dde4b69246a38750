package io.spserver;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/**
 * Describes a server. Immutable; made by a {@link #builder(String, Protocol)}.
 */
public final class ServerOptions {

	private final Builder values;

	private ServerOptions(Builder values) {
		this.values = values;
	}

	/**
	 * Starts the description of a server.
	 * @param name the server's name, unique in the application
	 * @param protocol how its bytes become messages
	 * @return a builder with the default of everything else
	 */
	public static Builder builder(String name, Protocol protocol) {
		return new Builder(name, protocol);
	}

	/**
	 * A builder with these options, to change some.
	 * @return the builder
	 */
	public Builder toBuilder() {
		return this.values.copy();
	}

	/**
	 * The server's name, unique in the application.
	 * @return the name
	 */
	public String name() {
		return this.values.name;
	}

	/**
	 * How the server's bytes become messages.
	 * @return the protocol
	 */
	public Protocol protocol() {
		return this.values.protocol;
	}

	/**
	 * How events become handler calls. Default: {@link Pattern#HALF_SYNC_HALF_ASYNC}.
	 * @return the pattern
	 */
	public Pattern pattern() {
		return this.values.pattern;
	}

	/**
	 * Where the server listens. Default: a free port of the loopback address.
	 * @return the address; port 0 is a free port
	 */
	public InetSocketAddress address() {
		return this.values.address;
	}

	/**
	 * How the server meets the network. Default: {@link NetworkOptions#DEFAULT}.
	 * @return the options
	 */
	public NetworkOptions network() {
		return this.values.network;
	}

	/**
	 * How many connections the operating system keeps until they are accepted. Default:
	 * 1024.
	 * @return the number
	 */
	public int backlog() {
		return this.values.backlog;
	}

	/**
	 * How many connections may be open at once. Default: 1024.
	 * @return the number
	 */
	public int maxConnections() {
		return this.values.maxConnections;
	}

	/**
	 * How many connections of one address may be open at once. Default: 0, no limit.
	 * @return the number
	 */
	public int maxConnectionsPerAddress() {
		return this.values.maxConnectionsPerAddress;
	}

	/**
	 * How many handlers of this server may run at once. Default: 0, as many as the
	 * runtime has threads, less what it holds back so that every other server can go on.
	 * @return the number
	 */
	public int maxThreads() {
		return this.values.maxThreads;
	}

	/**
	 * How many threads are held back for this server, so that handlers of others cannot
	 * stop it. The first of them is one of the runtime's, further ones come on top of
	 * those. Default: 1.
	 * @return the number
	 */
	public int reservedThreads() {
		return this.values.reservedThreads;
	}

	/**
	 * How many sessions may wait for a thread before new connections are refused.
	 * Default: 128.
	 * @return the number
	 */
	public int requestQueueSize() {
		return this.values.requestQueueSize;
	}

	/**
	 * What a refused peer hears. Default: {@code System busy, try again later.}
	 * @return the text
	 */
	public String refusedMessage() {
		return this.values.refusedMessage;
	}

	/**
	 * How long a session may be idle or stalled. Default: 10 minutes; zero: for ever.
	 * @return the time
	 */
	public Duration timeout() {
		return this.values.timeout;
	}

	/**
	 * How large a decoded message may be. Default: 65,536.
	 * @return the size in bytes
	 */
	public int maxMessageSize() {
		return this.values.maxMessageSize;
	}

	/**
	 * How much of what others send may wait for a session whose peer does not read,
	 * before it is closed as a slow reader. One message may be larger. Replies are
	 * bounded otherwise: no further request is handled while the peer does not take them.
	 * Default: 1,048,576.
	 * @return the size in bytes
	 */
	public int maxPendingOutput() {
		return this.values.maxPendingOutput;
	}

	/**
	 * The charset of text protocols. Default: UTF-8.
	 * @return the charset
	 */
	public Charset charset() {
		return this.values.charset;
	}

	/** Collects options. Not safe for use by several threads. */
	public static final class Builder implements Cloneable {

		private final String name;

		private Protocol protocol;

		private Pattern pattern = Pattern.HALF_SYNC_HALF_ASYNC;

		private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

		private NetworkOptions network = NetworkOptions.DEFAULT;

		private int backlog = 1024;

		private int maxConnections = 1024;

		private int maxConnectionsPerAddress;

		private int maxThreads;

		private int reservedThreads = 1;

		private int requestQueueSize = 128;

		private String refusedMessage = "System busy, try again later.";

		private Duration timeout = Duration.ofMinutes(10);

		private int maxMessageSize = 64 * 1024;

		private int maxPendingOutput = 1024 * 1024;

		private Charset charset = StandardCharsets.UTF_8;

		private Builder(String name, Protocol protocol) {
			this.name = Objects.requireNonNull(name, "name");
			this.protocol = Objects.requireNonNull(protocol, "protocol");
		}

		private Builder copy() {
			try {
				return (Builder) clone();
			}
			catch (CloneNotSupportedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		/**
		 * Sets {@link ServerOptions#protocol()}.
		 * @param value the protocol
		 * @return this
		 */
		public Builder protocol(Protocol value) {
			this.protocol = Objects.requireNonNull(value, "protocol");
			return this;
		}

		/**
		 * Sets {@link ServerOptions#pattern()}.
		 * @param value the pattern
		 * @return this
		 */
		public Builder pattern(Pattern value) {
			this.pattern = Objects.requireNonNull(value, "pattern");
			return this;
		}

		/**
		 * Sets {@link ServerOptions#address()}.
		 * @param value the address
		 * @return this
		 */
		public Builder address(InetSocketAddress value) {
			this.address = Objects.requireNonNull(value, "address");
			return this;
		}

		/**
		 * Sets the port of {@link ServerOptions#address()}.
		 * @param value the port; 0 for a free one
		 * @return this
		 */
		public Builder port(int value) {
			return address(new InetSocketAddress(this.address.getAddress(), value));
		}

		/**
		 * Sets {@link ServerOptions#network()}.
		 * @param value the options
		 * @return this
		 */
		public Builder network(NetworkOptions value) {
			this.network = Objects.requireNonNull(value, "network");
			return this;
		}

		/**
		 * Sets {@link ServerOptions#backlog()}.
		 * @param value the number, at least 1
		 * @return this
		 */
		public Builder backlog(int value) {
			this.backlog = Checks.atLeast("backlog", value, 1);
			return this;
		}

		/**
		 * Sets {@link ServerOptions#maxConnections()}.
		 * @param value the number, at least 1
		 * @return this
		 */
		public Builder maxConnections(int value) {
			this.maxConnections = Checks.atLeast("max-connections", value, 1);
			return this;
		}

		/**
		 * Sets {@link ServerOptions#maxConnectionsPerAddress()}.
		 * @param value the number; 0 for no limit
		 * @return this
		 */
		public Builder maxConnectionsPerAddress(int value) {
			this.maxConnectionsPerAddress = Checks.atLeast("max-connections-per-address", value, 0);
			return this;
		}

		/**
		 * Sets {@link ServerOptions#maxThreads()}.
		 * @param value the number; 0 for the default
		 * @return this
		 */
		public Builder maxThreads(int value) {
			this.maxThreads = Checks.atLeast("max-threads", value, 0);
			return this;
		}

		/**
		 * Sets {@link ServerOptions#reservedThreads()}.
		 * @param value the number, at least 1
		 * @return this
		 */
		public Builder reservedThreads(int value) {
			this.reservedThreads = Checks.atLeast("reserved-threads", value, 1);
			return this;
		}

		/**
		 * Sets {@link ServerOptions#requestQueueSize()}.
		 * @param value the number, at least 1
		 * @return this
		 */
		public Builder requestQueueSize(int value) {
			this.requestQueueSize = Checks.atLeast("request-queue-size", value, 1);
			return this;
		}

		/**
		 * Sets {@link ServerOptions#refusedMessage()}.
		 * @param value the text
		 * @return this
		 */
		public Builder refusedMessage(String value) {
			this.refusedMessage = Objects.requireNonNull(value, "refusedMessage");
			return this;
		}

		/**
		 * Sets {@link ServerOptions#timeout()}.
		 * @param value the time; zero for none
		 * @return this
		 */
		public Builder timeout(Duration value) {
			this.timeout = Checks.notNegative("timeout", value);
			return this;
		}

		/**
		 * Sets {@link ServerOptions#maxMessageSize()}.
		 * @param value the size in bytes, at least 1
		 * @return this
		 */
		public Builder maxMessageSize(int value) {
			this.maxMessageSize = Checks.atLeast("max-message-size", value, 1);
			return this;
		}

		/**
		 * Sets {@link ServerOptions#maxPendingOutput()}.
		 * @param value the size in bytes, at least 1
		 * @return this
		 */
		public Builder maxPendingOutput(int value) {
			this.maxPendingOutput = Checks.atLeast("max-pending-output", value, 1);
			return this;
		}

		/**
		 * Sets {@link ServerOptions#charset()}.
		 * @param value the charset
		 * @return this
		 */
		public Builder charset(Charset value) {
			this.charset = Objects.requireNonNull(value, "charset");
			return this;
		}

		/**
		 * Finishes the description.
		 * @return the options
		 */
		public ServerOptions build() {
			return new ServerOptions(copy());
		}

	}

}
