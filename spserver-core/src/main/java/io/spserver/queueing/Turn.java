package io.spserver.queueing;

import io.spserver.CloseReason;
import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Session;
import io.spserver.Step;
import org.jspecify.annotations.Nullable;

/**
 * The turn of a session, seen by the thread that has it: what is to be told to the
 * handler, and what the handler wants done. That goes to the event loop when the
 * handler's call has returned, so that no reply waits for the next request. Made with the
 * session, and used by one thread after the other.
 */
public final class Turn {

	/**
	 * Once a turn has replied this much, the peer is to take it before the next request.
	 */
	private static final long ENOUGH_REPLIED = 64 * 1024;

	private final ServerSession session;

	/** Who has the turn; others may see an old one, but never themselves. */
	private @Nullable Thread thread;

	/** What the handler's call wants done. */
	private final DeliveryChain deliveries = new DeliveryChain();

	/** How much this turn has replied; the event loop may not have seen it yet. */
	private long replied;

	/** The event loop is to give the turn back. */
	private boolean passedOn;

	private boolean closeRequested;

	Turn(ServerSession session) {
		this.session = session;
	}

	/**
	 * Whose turn it is.
	 * @return the session
	 */
	public Session session() {
		return this.session;
	}

	/**
	 * What the session shares with the server's others.
	 * @return the server
	 */
	public ServerContext server() {
		return this.session.server();
	}

	/**
	 * Takes the next request, unless the peer does not keep up with the replies or the
	 * session is closing.
	 * @return the message, {@code null} if there is none to be handled now
	 */
	public @Nullable Object nextMessage() {
		if (this.session.dropping) {
			this.session.mailbox.clear();
			return null;
		}
		if (this.passedOn || this.session.openRequest != null || this.replied >= ENOUGH_REPLIED
				|| !this.session.outlet.isWritable()) {
			return null;
		}
		return this.session.mailbox.poll();
	}

	/**
	 * Takes the open request, if its next step is to be run. One that can not go on is
	 * abandoned.
	 * @return the request, {@code null} if there is none or it is not ready
	 */
	public @Nullable OpenRequest takeOpenRequest() {
		OpenRequest request = this.session.openRequest;
		if (request == null) {
			return null;
		}
		if (this.session.isOver()) {
			this.session.openRequest = null;
			request.abandon();
			return null;
		}
		if (!request.isReady() || !this.session.outlet.isWritable()) {
			return null;
		}
		this.session.openRequest = null;
		return request;
	}

	/**
	 * Makes what a request goes on with.
	 * @param step what to do, {@code null} if somebody will bring it
	 * @return the request, to be {@linkplain #leaveOpen left open} when the call has
	 * returned
	 */
	public OpenRequest open(@Nullable Step step) {
		return new OpenRequest(this.session, step);
	}

	/**
	 * Leaves a request open. Ends the turn.
	 * @param request the request
	 */
	public void leaveOpen(OpenRequest request) {
		this.session.openRequest = request;
		if (this.deliveries.isEmpty()) {
			request.written();
		}
		else {
			this.deliveries.add(new Delivery.GoOn(request));
		}
	}

	/**
	 * When the request taken last had arrived.
	 * @return nanoseconds
	 */
	public long arrival() {
		return this.session.mailbox.arrival();
	}

	/** The request taken last has been handled. */
	public void handled() {
		this.session.handled();
	}

	/**
	 * The handler has run.
	 * @param nanos how long that took
	 */
	public void ran(long nanos) {
		this.session.ran(nanos);
	}

	/**
	 * Takes why the session is about to end, once no request waits any more.
	 * @return the ending, {@code null} if there is none, or the handler is being told
	 * something else already
	 */
	public @Nullable Ending takeEnding() {
		Ending ending = this.session.ending;
		if (ending == null || this.passedOn || !this.session.mailbox.isEmpty() || this.session.openRequest != null) {
			return null;
		}
		this.session.ending = null;
		return this.session.dropping ? null : ending;
	}

	/**
	 * Takes that the session has closed, once there is nothing else to be told.
	 * @return the reason, {@code null} if it has not closed or this was taken before
	 */
	public @Nullable CloseReason takeClose() {
		CloseReason reason = this.session.closeReason;
		if (reason == null || this.passedOn || this.session.ended || !this.session.mailbox.isEmpty()
				|| this.session.ending != null || this.session.openRequest != null) {
			return null;
		}
		this.session.ended = true;
		return reason;
	}

	/** The handler has been told that the session is closed. */
	public void ended() {
		this.session.server().group().remove(this.session);
	}

	/**
	 * Sends a message to this session.
	 * @param message the message
	 */
	public void reply(Message message) {
		this.replied += message.length();
		this.deliveries.add(server().registry().toOne(message, true));
	}

	/**
	 * Closes the session after the replies. Requests that wait are dropped.
	 * @param reason why
	 */
	public void close(CloseReason reason) {
		this.session.drop();
		this.deliveries.add(new Delivery.Close(reason));
	}

	/**
	 * Has what follows the request taken last decoded in another way. Ends the turn.
	 * @param decoder the new decoder
	 */
	public void switchDecoder(Decoder decoder) {
		this.passedOn = true;
		this.deliveries.add(new Delivery.SwitchDecoder(decoder, this.session.mailbox.end()));
	}

	/**
	 * Has TLS begin after the replies. What has arrived is dropped. Ends the turn.
	 * @param decoder decodes what follows, {@code null} for a new one of the protocol
	 */
	public void startTls(@Nullable Decoder decoder) {
		this.passedOn = true;
		this.deliveries.add(new Delivery.StartTls(decoder));
	}

	/**
	 * Whether the handler's call has replied.
	 * @return {@code true} if something is to be delivered
	 */
	public boolean hasReplied() {
		return !this.deliveries.isEmpty();
	}

	/** The handler's call has failed: nothing comes of it. */
	public void discard() {
		this.deliveries.takeAll();
	}

	/**
	 * The handler's call has returned: what it wants done is handed over, together with
	 * the turn if that is passed on.
	 */
	public void deliver() {
		if (!this.passedOn) {
			handOver();
		}
	}

	private void handOver() {
		if (this.closeRequested) {
			this.closeRequested = false;
			close(CloseReason.APPLICATION);
		}
		if (!this.deliveries.isEmpty()) {
			this.session.outlet.deliver(this.deliveries);
		}
	}

	/** The handler has closed the session by itself, rather than by its response. */
	void requestClose() {
		this.closeRequested = true;
	}

	boolean isMine() {
		return this.thread == Thread.currentThread();
	}

	/** The calling thread has the turn. */
	void begin() {
		this.thread = Thread.currentThread();
	}

	/**
	 * Gives the turn back: to whoever comes next, or to the event loop with the new
	 * decoder or the beginning of TLS. Then it may be another thread's at once.
	 */
	void end() {
		boolean keeps = !this.passedOn;
		this.thread = null;
		this.replied = 0;
		this.passedOn = false;
		handOver();
		if (keeps) {
			this.session.endTurn();
		}
	}

}
