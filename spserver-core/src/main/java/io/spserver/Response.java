package io.spserver;

/**
 * What a handler wants done when its call has returned: a reply, messages to other
 * sessions, sessions to close, another decoder, another call. Used by the handler's
 * thread during that call only; to send later, keep the {@link Session}.
 */
public interface Response {

	/**
	 * Replies to this session with text, framed by the server's protocol (a line gets its
	 * line end, and so on).
	 * @param text the text
	 * @return this
	 */
	default Response reply(String text) {
		return reply(Message.text(text));
	}

	/**
	 * Replies to this session with bytes, framed by the server's protocol (a length
	 * prefix, for example).
	 * @param content the bytes, not copied
	 * @return this
	 */
	default Response reply(byte[] content) {
		return reply(Message.content(content));
	}

	/**
	 * Replies to this session with a message, whatever receivers it names.
	 * @param message the message
	 * @return this
	 */
	Response reply(Message message);

	/**
	 * Sends a message to its {@linkplain Message#receivers() receivers}.
	 * @param message the message
	 * @return this
	 */
	Response send(Message message);

	/**
	 * Closes this session after the reply is out. Requests of this session that have not
	 * been handled are dropped.
	 * @return this
	 */
	Response close();

	/**
	 * Closes another session after what has been sent to it is out.
	 * @param session its id; unknown ones are passed over
	 * @return this
	 */
	Response close(SessionId session);

	/**
	 * Counts this request as failed, though the handler returns: the reply says so to the
	 * peer, in the protocol's own way.
	 * @return this
	 */
	Response failed();

	/**
	 * Decodes what follows this request in another way, also what has arrived already.
	 * @param decoder the new decoder, for this session alone
	 * @return this
	 */
	Response decoder(Decoder decoder);

	/**
	 * Begins TLS after the reply is out, as STARTTLS does: from then on the peer is
	 * expected to shake hands. What has arrived behind this request is dropped and never
	 * decoded, neither as plain nor as encrypted input, so that nobody between the peer
	 * and the server can slip in commands (compare RFC 3207, section 4.2). What follows
	 * the handshake is decoded by the decoder of this response, or else by a new one of
	 * the server's protocol. The session closes if the handshake fails or takes too long.
	 * @return this
	 * @throws IllegalStateException unless {@link Session#canStartTls()}
	 */
	default Response startTls() {
		throw new IllegalStateException("This session cannot start TLS");
	}

	/**
	 * Goes on with this request in another call, before anything else of this session, as
	 * soon as the peer has taken most of what was replied. No thread is held meanwhile,
	 * and no further request of this session is handled.
	 * @param step what to do; it is run or abandoned, also if this call throws
	 * @return this
	 * @throws IllegalStateException if it was decided already how this request goes on
	 */
	Response next(Step step);

	/**
	 * Leaves this request open when the call returns: no thread is held, and no further
	 * request of this session is handled, until it is resumed. The server's idle timeout
	 * does not run meanwhile.
	 * @return what resumes the request
	 * @throws IllegalStateException if it was decided already how this request goes on
	 */
	Continuation suspend();

	/**
	 * This message is not a request of its own but a part of one that goes on in the next
	 * message: it is neither counted nor timed.
	 * @return this
	 */
	Response partial();

}
