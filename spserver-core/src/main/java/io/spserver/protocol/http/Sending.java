package io.spserver.protocol.http;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.function.Consumer;

import io.spserver.Message;
import io.spserver.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sending of one response whose body is not in memory: keeps count of the body, and
 * lets go of it however that ends. Belongs to the session's turn; what is sent without it
 * belongs to the thread that hears that it is out.
 */
final class Sending {

	private static final Logger logger = LoggerFactory.getLogger(Sending.class);

	private final HttpRequest request;

	private final HttpBody body;

	private final BodyFraming framing;

	private final Transfer transfer;

	private final Consumer<Response> onSent;

	/** How much is missing; below 0 if the length is not known. */
	private long missing;

	private boolean ended;

	/**
	 * Prepares a sending.
	 * @param request what is answered
	 * @param body the body
	 * @param framing how the peer finds its end
	 * @param onSent hears when the last piece was replied
	 */
	Sending(HttpRequest request, HttpBody body, BodyFraming framing, Consumer<Response> onSent) {
		this.request = request;
		this.body = body;
		this.framing = framing;
		this.onSent = onSent;
		this.missing = body.length();
		this.transfer = Objects.requireNonNull(body.transfer(this));
	}

	/**
	 * Begins.
	 * @param head what is sent before the body
	 * @param response takes what is to be sent
	 * @throws Exception if the body cannot be read; nothing has been replied then
	 */
	void start(Message head, Response response) throws Exception {
		this.transfer.start(head, response);
	}

	/**
	 * How much may be sent yet.
	 * @param most the number of bytes that is wanted
	 * @return that, or what is missing of the body's length
	 */
	int atMost(int most) {
		return (this.missing < 0) ? most : (int) Math.min(most, this.missing);
	}

	/**
	 * Sends a piece.
	 * @param data the bytes, not copied
	 * @param response takes them
	 * @return whether more may follow; otherwise the sending has ended
	 */
	boolean piece(ByteBuffer data, Response response) {
		int length = data.remaining();
		if (atMost(length) < length) {
			cut(new IOException("The body is longer than its announced length"), response);
			return false;
		}
		if (length > 0) {
			response.reply(this.framing.piece(data));
			this.missing -= (this.missing > 0) ? length : 0;
		}
		if (this.missing == 0) {
			sent(response);
		}
		return this.missing != 0;
	}

	/**
	 * The body has no more pieces.
	 * @param response takes what follows
	 */
	void complete(Response response) {
		if (this.missing > 0) {
			cut(new EOFException(this.missing + " bytes of the body are missing"), response);
			return;
		}
		Message last = this.framing.last();
		if (last != null) {
			response.reply(last);
		}
		sent(response);
	}

	/**
	 * All that was to be sent is replied.
	 * @param response takes what follows
	 */
	private void sent(Response response) {
		end(null);
		replied(response);
	}

	/**
	 * All is replied, and will be sent without the session's turn.
	 * {@link #settled(Throwable)} is to follow.
	 * @param response takes what follows
	 */
	void replied(Response response) {
		this.onSent.accept(response);
	}

	/**
	 * What was replied has been sent, or was not. Called by the thread that runs
	 * completion handlers.
	 * @param failure why it was not sent whole, {@code null} if it was
	 */
	void settled(@Nullable Throwable failure) {
		if (failure != null && this.request.session().isOpen()) {
			log(failure);
			this.request.session().close();
		}
		end(failure);
	}

	/**
	 * The body fails in the middle: the peer is to notice that something is missing.
	 * @param cause why
	 * @param response closes the session
	 */
	void cut(Throwable cause, Response response) {
		log(cause);
		end(cause);
		response.failed().close();
	}

	private void log(Throwable cause) {
		logger.error("Server '{}' failed to send the body of its answer to {}", this.request.session().id().server(),
				this.request, cause);
	}

	/**
	 * Lets go of the body. Further calls do nothing.
	 * @param failure why it was not sent whole, {@code null} if it was
	 */
	void end(@Nullable Throwable failure) {
		if (!this.ended) {
			this.ended = true;
			this.transfer.stop();
			this.body.end(failure);
		}
	}

	/**
	 * Closes something that only the response needed.
	 * @param resource what to close
	 */
	static void close(Closeable resource) {
		try {
			resource.close();
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("{} could not be closed", resource, ex);
		}
	}

}
