package io.spserver.queueing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.CloseReason;
import io.spserver.Message;
import io.spserver.Session;
import io.spserver.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A session where the layers meet. Its event loop puts in requests and what else happens;
 * one thread at a time, the one that has the <em>turn</em>, takes them out and calls the
 * handler.
 * <p>
 * The turn is one word. The event loop changes it from IDLE to TAKEN when there is
 * something to do, and submits the session; the thread that runs the turn changes it back
 * to IDLE, and then looks again whether something has come meanwhile. When a handler
 * switches the decoder the turn passes to the event loop, which clears what was decoded
 * too early and gives the turn back.
 * <p>
 * A request may stay open when its turn ends. Then nothing else is handled until its next
 * step is ready, or the session is over and the step is abandoned.
 */
public final class ServerSession implements Session, Task {

	private static final int IDLE = 0;

	private static final int TAKEN = 1;

	private static final VarHandle TURN = IntField.of(MethodHandles.lookup(), "turn");

	private final SessionId id;

	private final SocketAddress remoteAddress;

	private final SocketAddress localAddress;

	private final Instant openedAt = Instant.now();

	private final ServerContext server;

	final Outlet outlet;

	private final TaskExecutor home;

	private final @Nullable ServerSession carrier;

	final Mailbox mailbox = new Mailbox();

	private volatile int turn;

	/** How many of the sessions that this one carries wait for a thread. */
	private final AtomicInteger waiting = new AtomicInteger();

	private volatile boolean open = true;

	/** Set by the event loop, taken by the thread that has the turn. */
	volatile @Nullable Ending ending;

	/** Set once by the event loop when the connection is done. */
	volatile @Nullable CloseReason closeReason;

	/** Set when what is in the mailbox is not to be handled any more. */
	volatile boolean dropping;

	volatile boolean ended;

	/**
	 * The request that goes on later; set and cleared by the thread that has the turn.
	 */
	volatile @Nullable OpenRequest openRequest;

	private volatile long requests;

	private volatile @Nullable Map<String, Object> attributes;

	/** What the thread sees that has the turn. */
	private final Turn own = new Turn(this);

	private final TurnRunner runner;

	/** What a request takes; that of the carrier is what the next stream begins with. */
	private final HandlerTime time;

	/**
	 * Creates a session; {@link #begin()} starts it.
	 * @param server what it shares with the server's other sessions
	 * @param remoteAddress the peer
	 * @param localAddress what the peer connected to
	 * @param outlet the way back to its event loop
	 * @param home where its turns run
	 * @param carrier the session of the connection that it shares with others,
	 * {@code null} if it has a connection for itself
	 */
	public ServerSession(ServerContext server, SocketAddress remoteAddress, SocketAddress localAddress, Outlet outlet,
			TaskExecutor home, @Nullable ServerSession carrier) {
		this.server = server;
		this.id = server.registry().nextId(server.options().name());
		this.remoteAddress = remoteAddress;
		this.localAddress = localAddress;
		this.outlet = outlet;
		this.home = home;
		this.carrier = carrier;
		this.runner = server.turns().apply(this.own);
		this.time = new HandlerTime(((carrier != null) ? carrier.time : server.group().firstTime()).nanos());
	}

	// What any thread may ask and do.

	@Override
	public SessionId id() {
		return this.id;
	}

	@Override
	public SocketAddress remoteAddress() {
		return this.remoteAddress;
	}

	@Override
	public SocketAddress localAddress() {
		return this.localAddress;
	}

	@Override
	public @Nullable Session carrier() {
		return this.carrier;
	}

	@Override
	public Instant openedAt() {
		return this.openedAt;
	}

	@Override
	public boolean isEncrypted() {
		return this.outlet.isEncrypted();
	}

	@Override
	public boolean canStartTls() {
		return this.outlet.canStartTls();
	}

	@Override
	public boolean isOpen() {
		return this.open;
	}

	@Override
	public long requests() {
		return this.requests;
	}

	@Override
	public Map<String, Object> attributes() {
		Map<String, Object> map = this.attributes;
		return (map != null) ? map : createAttributes();
	}

	private synchronized Map<String, Object> createAttributes() {
		Map<String, Object> map = this.attributes;
		if (map == null) {
			map = new ConcurrentHashMap<>();
			this.attributes = map;
		}
		return map;
	}

	@Override
	public void send(Message message) {
		deliver(this.server.registry().toOne(message, false));
	}

	@Override
	public void close() {
		if (this.own.isMine()) {
			this.own.requestClose();
		}
		else {
			deliver(new Delivery.Close(CloseReason.APPLICATION));
		}
	}

	/**
	 * Has the event loop do something.
	 * @param delivery what to do
	 */
	void deliver(Delivery delivery) {
		this.outlet.deliver(delivery);
	}

	@Override
	public String toString() {
		return this.id.toString();
	}

	// What the event loop does.

	/** Starts the session: its first turn creates the handler and opens it. */
	public void begin() {
		this.server.group().add(this);
		this.server.events().accepted();
		TURN.setVolatile(this, TAKEN);
		this.server.work().submit(this);
	}

	/** A session begins that shares this one's connection, with a request. */
	public void carries() {
		long before = this.requests;
		this.requests = before + 1;
	}

	/**
	 * Whether another request may be decoded.
	 * @return {@code false} if as many as are allowed wait to be handled
	 */
	public boolean hasRoom() {
		return this.mailbox.hasRoom();
	}

	/**
	 * Adds a request; there must be room. {@link #signal()} is to follow.
	 * @param message the decoded message
	 * @param end where it ended, in bytes since the session began
	 * @param now the time, in nanoseconds
	 */
	public void add(Object message, long end, long now) {
		this.mailbox.add(message, end, now);
	}

	/** Submits the session if there is something to do and nobody does it. */
	public void signal() {
		if (hasWork() && TURN.compareAndSet(this, IDLE, TAKEN)) {
			this.server.work().submit(this);
		}
	}

	/**
	 * Has the handler told, after the requests that have arrived, that the session is
	 * about to end. Its event loop decodes no more.
	 * @param ending why
	 */
	public void end(Ending ending) {
		this.ending = ending;
		signal();
	}

	/** Has the requests that wait dropped, and says that nothing can be sent any more. */
	public void drop() {
		this.open = false;
		this.dropping = true;
	}

	/**
	 * The connection is done: the handler is told, after the requests that have arrived.
	 * @param reason why
	 */
	public void closed(CloseReason reason) {
		this.open = false;
		this.closeReason = reason;
		signal();
	}

	/**
	 * Up to where the session's bytes have been handed to its handler; a switched decoder
	 * may begin there.
	 * @return bytes since the session began
	 */
	public long takenPosition() {
		return this.mailbox.takenPosition();
	}

	/**
	 * Whether a turn of this session runs or is about to, or a request is open.
	 * @return {@code false} if nobody works for it
	 */
	public boolean isBusy() {
		return this.turn != IDLE || this.openRequest != null;
	}

	/**
	 * Whether nothing of this session waits or is being handled.
	 * @return {@code true} if the next turn needs something new
	 */
	public boolean isSettled() {
		return this.turn == IDLE && this.openRequest == null && this.mailbox.isEmpty() && this.ending == null;
	}

	/**
	 * Clears what was decoded too early; the turn is the event loop's, which then calls
	 * {@link #endTurn()}.
	 * @param position where the new decoder begins, in bytes since the session began
	 */
	public void decoderSwitched(long position) {
		this.mailbox.rewind(position);
	}

	/**
	 * Gives the turn back, or submits the session again if something has come meanwhile.
	 */
	public void endTurn() {
		this.turn = IDLE;
		signal();
		this.outlet.turnEnded();
	}

	private boolean hasWork() {
		OpenRequest request = this.openRequest;
		if (request != null) {
			return isOver() || (request.isReady() && this.outlet.isWritable());
		}
		if (!this.mailbox.isEmpty()) {
			return this.dropping || this.outlet.isWritable();
		}
		return !this.ended && (this.ending != null || this.closeReason != null);
	}

	// What the thread does that has the turn.

	@Override
	public TaskExecutor home() {
		return this.home;
	}

	@Override
	public ServerContext server() {
		return this.server;
	}

	@Override
	public boolean beginsToWait() {
		return this.carrier == null || this.carrier.waiting.getAndIncrement() == 0;
	}

	@Override
	public boolean endsToWait() {
		return this.carrier == null || this.carrier.waiting.decrementAndGet() == 0;
	}

	@Override
	public long expectedNanos() {
		return this.time.nanos();
	}

	/** Whether nothing more can come of an open request. */
	boolean isOver() {
		return this.dropping || this.ending != null || this.closeReason != null;
	}

	/** A request has been handled. */
	void handled() {
		long before = this.requests;
		this.requests = before + 1;
	}

	/** The handler has run. */
	void ran(long nanos) {
		if (this.carrier != null) {
			this.carrier.time.add(nanos);
		}
		else if (this.requests == 0) {
			this.server.group().firstTime().add(nanos);
		}
		this.time.add(nanos);
	}

	/** Runs a turn on the calling thread. */
	@Override
	public void run() {
		this.own.begin();
		try {
			this.runner.run();
		}
		finally {
			this.server.work().release();
			this.own.end();
		}
	}

}
