package io.spserver.async;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.spserver.CloseReason;
import io.spserver.ProtocolException;
import io.spserver.codec.MessageDecoder;
import io.spserver.connection.Traffic;
import io.spserver.queueing.Delivery;
import io.spserver.queueing.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that have arrived for one session, and their decoding. Requests are decoded
 * ahead of the handler, but the handler may switch decoders: so bytes are kept until the
 * request they belong to has been taken, and decoding can go back to where that request
 * ended. Belongs to the session's event loop.
 */
final class SessionInput {

	private final ServerSession session;

	private MessageDecoder decoder;

	private @Nullable ByteBuf buffer;

	/** When the newest bytes arrived, in nanoseconds. */
	private long arrived;

	/** How many bytes the decoder has taken since the session began. */
	private long position;

	/** No decoder will begin before this position. */
	private long floor;

	/** What the decoder has thrown; another one may take its place yet. */
	private @Nullable Exception failure;

	/** What deals with the bytes instead, if something does. */
	private @Nullable Traffic traffic;

	SessionInput(ServerSession session, MessageDecoder decoder) {
		this.session = session;
		this.decoder = decoder;
	}

	/**
	 * Adds bytes that have arrived; takes them over.
	 * @param in the bytes
	 * @param allocator for more room
	 * @param now when they have arrived, in nanoseconds
	 */
	void add(ByteBuf in, ByteBufAllocator allocator, long now) {
		this.arrived = now;
		ByteBuf present = this.buffer;
		if (present == null) {
			this.buffer = in;
			return;
		}
		try {
			if (present.writableBytes() < in.readableBytes()) {
				present = move(present, in.readableBytes(), allocator);
				this.buffer = present;
			}
			present.writeBytes(in);
		}
		finally {
			in.release();
		}
	}

	private ByteBuf move(ByteBuf present, int more, ByteBufAllocator allocator) {
		int kept = kept(present);
		int start = present.readerIndex() - kept;
		int length = present.writerIndex() - start;
		ByteBuf larger = allocator.buffer(allocator.calculateNewCapacity(length + more, Integer.MAX_VALUE));
		larger.writeBytes(present, start, length);
		larger.readerIndex(kept);
		present.release();
		return larger;
	}

	/**
	 * Decodes as many requests as the session has room for, unless the decoder has
	 * failed.
	 * @return whether the decoder had nothing more to give, rather than the session no
	 * more room
	 */
	boolean decode() {
		if (this.traffic != null) {
			return !this.traffic.isBusy();
		}
		ByteBuf in = this.buffer;
		if (in == null || this.failure != null) {
			return true;
		}
		boolean first = this.session.isSettled();
		try {
			while (this.session.hasRoom()) {
				int before = in.readerIndex();
				Object message = this.decoder.decode(in);
				this.position += in.readerIndex() - before;
				if (message == null) {
					return true;
				}
				if (first) {
					this.floor = this.position;
					first = false;
				}
				this.session.add(message, this.position, this.arrived);
			}
			return false;
		}
		catch (ProtocolException | RuntimeException ex) {
			this.failure = ex;
			return true;
		}
	}

	/** No more bytes come here: something else deals with them. */
	void handOver(Traffic newTraffic) {
		release();
		this.traffic = newTraffic;
	}

	boolean isHandedOver() {
		return this.traffic != null;
	}

	/** Whether something goes on that is not the session's. */
	boolean isBusy() {
		return this.traffic != null && this.traffic.isBusy();
	}

	/** What goes on is to be finished. */
	void drain(CloseReason reason) {
		if (this.traffic != null) {
			this.traffic.drain(reason);
		}
	}

	/** The connection is about to be closed. */
	void close() {
		if (this.traffic != null) {
			this.traffic.close();
		}
	}

	/** What the decoder has thrown, if it has. */
	@Nullable Exception failure() {
		return this.failure;
	}

	/** Until when more must have arrived, 0 for no limit. */
	long deadline() {
		return (this.failure != null) ? 0 : this.decoder.deadline();
	}

	/** Frees the buffer if none of its bytes is needed any more. */
	void trim() {
		ByteBuf in = this.buffer;
		if (in != null && !in.isReadable() && kept(in) == 0) {
			in.release();
			this.buffer = null;
		}
	}

	/** How many bytes are held. */
	int size() {
		ByteBuf in = this.buffer;
		return (in != null) ? in.readableBytes() + kept(in) : 0;
	}

	/** Whether messages are under way that belong together. */
	boolean inExchange() {
		return this.decoder.inExchange();
	}

	/** Whether the peer has said that it sends nothing more. */
	boolean isEnded() {
		return this.decoder.isEnded();
	}

	/** Whether a message has begun to arrive. */
	boolean inMessage() {
		ByteBuf in = this.buffer;
		return (in != null && in.isReadable()) || this.decoder.inMessage();
	}

	/**
	 * Decodes in another way from where a request ended, unless the session is ending.
	 * Has the session's turn, and gives it back.
	 */
	void switchDecoder(Delivery.SwitchDecoder change, boolean ending) {
		try {
			if (!ending) {
				this.session.decoderSwitched(change.position());
				switchTo((MessageDecoder) change.decoder(), change.position());
			}
		}
		finally {
			this.session.endTurn();
		}
	}

	/** Drops what has arrived; what follows is decoded from its beginning. */
	void startAnew(MessageDecoder newDecoder) {
		this.session.decoderSwitched(this.position);
		release();
		this.decoder = newDecoder;
		this.failure = null;
	}

	/** Goes back to a position and decodes from there in another way. */
	private void switchTo(MessageDecoder decoder, long position) {
		this.decoder.release();
		this.decoder = decoder;
		ByteBuf in = this.buffer;
		if (in != null) {
			in.readerIndex(in.readerIndex() - (int) (this.position - position));
		}
		this.position = position;
		this.failure = null;
	}

	void release() {
		this.decoder.release();
		ByteBuf in = this.buffer;
		if (in != null) {
			in.release();
			this.buffer = null;
		}
	}

	/** How many bytes before the reader index may be needed again. */
	private int kept(ByteBuf in) {
		if (this.session.isSettled()) {
			return 0;
		}
		long earliest = Math.max(this.floor, this.session.takenPosition());
		return (int) Math.min(in.readerIndex(), Math.max(0, this.position - earliest));
	}

}
