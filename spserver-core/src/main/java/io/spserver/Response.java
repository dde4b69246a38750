package io.spserver;

/**
 * What a handler wants done when its call has returned: a reply, messages to other
 * sessions, sessions to close, another decoder. Used by the handler's thread during that
 * call only; to send later, keep the {@link Session}.
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

}
