package io.spserver.queueing;

import io.spserver.CloseReason;
import io.spserver.Decoder;
import io.spserver.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something for the asynchronous layer to do with a session's connection. A node of the
 * {@link ReplyQueue} itself, so that queueing it costs nothing more.
 */
public abstract sealed class Delivery {

	/** The delivery after this one; belongs to whoever holds the chain. */
	@Nullable Delivery next;

	/**
	 * The delivery after this one.
	 * @return the next of the chain
	 */
	public @Nullable Delivery next() {
		return this.next;
	}

	/** A message is to be sent. */
	public static final class Send extends Delivery {

		private final Message message;

		private final @Nullable Settlement settlement;

		private final boolean reply;

		/**
		 * Creates a delivery.
		 * @param message the message
		 * @param settlement hears whether the session got it
		 * @param reply whether the session's own handler sends it
		 */
		public Send(Message message, @Nullable Settlement settlement, boolean reply) {
			this.message = message;
			this.settlement = settlement;
			this.reply = reply;
		}

		/**
		 * Whether the session's own handler sends it. How many replies wait is bounded,
		 * since no further request is handled while the peer does not keep up.
		 * @return {@code false} for a message from elsewhere
		 */
		public boolean isReply() {
			return this.reply;
		}

		/**
		 * The message.
		 * @return what to send
		 */
		public Message message() {
			return this.message;
		}

		/**
		 * Who hears whether the session got it.
		 * @return the settlement, {@code null} if nobody asked
		 */
		public @Nullable Settlement settlement() {
			return this.settlement;
		}

	}

	/** The session is to be closed after everything before this is out. */
	public static final class Close extends Delivery {

		private final CloseReason reason;

		/**
		 * Creates a delivery.
		 * @param reason why
		 */
		public Close(CloseReason reason) {
			this.reason = reason;
		}

		/**
		 * Why the session closes.
		 * @return the reason
		 */
		public CloseReason reason() {
			return this.reason;
		}

	}

	/**
	 * Another decoder takes over where a request ended. The session's turn goes to the
	 * event loop with this, until it calls {@link ServerSession#decoderSwitched}.
	 */
	public static final class SwitchDecoder extends Delivery {

		private final Decoder decoder;

		private final long position;

		/**
		 * Creates a delivery.
		 * @param decoder the new decoder
		 * @param position where the last handled request ended, in bytes since the
		 * session began
		 */
		public SwitchDecoder(Decoder decoder, long position) {
			this.decoder = decoder;
			this.position = position;
		}

		/**
		 * The new decoder.
		 * @return the decoder
		 */
		public Decoder decoder() {
			return this.decoder;
		}

		/**
		 * Where it begins.
		 * @return bytes since the session began
		 */
		public long position() {
			return this.position;
		}

	}

	/**
	 * TLS begins when everything before this is written, and what has arrived is dropped.
	 * The session's turn goes to the event loop with this, as with {@link SwitchDecoder}.
	 */
	public static final class StartTls extends Delivery {

		private final @Nullable Decoder decoder;

		/**
		 * Creates a delivery.
		 * @param decoder decodes what follows, {@code null} for a new one of the protocol
		 */
		public StartTls(@Nullable Decoder decoder) {
			this.decoder = decoder;
		}

		/**
		 * What decodes what follows.
		 * @return the decoder, {@code null} for a new one of the protocol
		 */
		public @Nullable Decoder decoder() {
			return this.decoder;
		}

	}

	/**
	 * An open request may go on when everything before this is written and the peer keeps
	 * up.
	 */
	public static final class GoOn extends Delivery {

		private final OpenRequest request;

		/**
		 * Creates a delivery.
		 * @param request the open request
		 */
		public GoOn(OpenRequest request) {
			this.request = request;
		}

		/**
		 * What goes on.
		 * @return the open request
		 */
		public OpenRequest request() {
			return this.request;
		}

	}

}
