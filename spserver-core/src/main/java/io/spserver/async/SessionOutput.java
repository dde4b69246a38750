package io.spserver.async;

import java.nio.charset.Charset;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.spserver.Block;
import io.spserver.CloseReason;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ServerEvents;
import io.spserver.ServerOptions;
import io.spserver.SessionId;
import io.spserver.queueing.Delivery;
import io.spserver.queueing.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * Writes the messages of one session. Small pieces are gathered in one buffer, so that
 * the answers of a batch leave in one system call; large blocks and files are written as
 * they are. Belongs to the session's event loop.
 */
final class SessionOutput {

	private static final int GATHER_UP_TO = 8 * 1024;

	private final Channel channel;

	private final SessionId id;

	private final ServerOptions options;

	private final ServerEvents events;

	/** Whether writes must be counted here, since the channel itself does not tell. */
	private boolean counted;

	/**
	 * What waits before encryption or in a stream, which the connection does not count.
	 */
	private long waiting;

	private @Nullable ByteBuf gathered;

	SessionOutput(Channel channel, SessionId id, ServerOptions options, ServerEvents events) {
		this.channel = channel;
		this.id = id;
		this.options = options;
		this.events = events;
		this.counted = ConnectionSecurity.isEncrypted(channel) || channel.unsafe().outboundBuffer() == null;
	}

	/**
	 * Whether more may be written; {@code false} if so much waits that the peer must be
	 * taken for one that does not read.
	 */
	boolean hasRoom() {
		if (pending() > this.options.maxPendingOutput()) {
			flush();
		}
		return pending() <= this.options.maxPendingOutput();
	}

	/** How many bytes wait to be taken by the connection. */
	long pending() {
		ChannelOutboundBuffer outbound = this.channel.unsafe().outboundBuffer();
		return this.waiting + ((outbound != null) ? outbound.totalPendingWriteBytes() : 0);
	}

	/** Writes a message; {@link #flush()} is to follow. */
	void write(Delivery.Send send) {
		Message message = send.message();
		if (message.kind() == Message.Head.OBJECT) {
			writeAsIs(message.head(), 0);
		}
		else {
			write(head(message, this.options.protocol(), this.options.charset()));
		}
		message.blocks().forEach(this::write);
		Settlement settlement = send.settlement();
		if (settlement != null) {
			settle(settlement);
		}
	}

	/** Writes what is left, and a farewell if the server stops. */
	void end(CloseReason reason) {
		Message farewell = (reason == CloseReason.SHUTDOWN) ? this.options.protocol().farewell(this.options) : null;
		if (farewell != null) {
			write(new Delivery.Send(farewell, null, true));
		}
		flush();
	}

	/** Writes what has been gathered and flushes. */
	void flush() {
		writeGathered();
		this.channel.flush();
	}

	/** What has been written goes out as it is; what follows will be encrypted. */
	void encrypt() {
		flush();
		this.counted = true;
	}

	/** What was to be sent will not be: whoever asked hears it. */
	void fail(Delivery delivery) {
		if (delivery instanceof Delivery.Send send && send.settlement() != null) {
			send.settlement().settle(this.id, false);
		}
	}

	/** The same for a delivery and all that follow. */
	void failAll(@Nullable Delivery first) {
		for (Delivery each = first; each != null; each = each.next()) {
			fail(each);
		}
	}

	void release() {
		if (this.gathered != null) {
			this.gathered.release();
			this.gathered = null;
		}
	}

	static byte[] head(Message message, Protocol protocol, Charset charset) {
		return switch (message.kind()) {
			case TEXT -> protocol.frame((String) message.head(), charset);
			case CONTENT -> protocol.frame((byte[]) message.head());
			case BYTES -> (byte[]) message.head();
			case OBJECT -> new byte[0];
		};
	}

	private void write(byte[] bytes) {
		if (bytes.length == 0) {
			return;
		}
		if (bytes.length <= GATHER_UP_TO) {
			gather(bytes.length).writeBytes(bytes);
			this.events.written(bytes.length);
		}
		else {
			writeAsIs(Unpooled.wrappedBuffer(bytes), bytes.length);
		}
	}

	private void write(Block block) {
		if (block instanceof Block.Bytes bytes) {
			if (block.length() <= GATHER_UP_TO) {
				gather((int) block.length()).writeBytes(bytes.buffer().duplicate());
				this.events.written(block.length());
			}
			else {
				writeAsIs(Unpooled.wrappedBuffer(bytes.buffer()), block.length());
			}
		}
		else if (block instanceof Block.File file) {
			writeAsIs(this.counted ? FileParts.chunked(file) : FileParts.region(file), file.length());
		}
	}

	private ByteBuf gather(int length) {
		ByteBuf buffer = this.gathered;
		if (buffer != null && buffer.writableBytes() < length) {
			writeGathered();
			buffer = null;
		}
		if (buffer == null) {
			buffer = this.channel.alloc().ioBuffer((length <= 512) ? 1024 : GATHER_UP_TO);
			this.gathered = buffer;
		}
		return buffer;
	}

	private void writeAsIs(Object part, long length) {
		writeGathered();
		write(part, length);
		this.events.written(length);
	}

	private void writeGathered() {
		if (this.gathered != null) {
			write(this.gathered, this.gathered.readableBytes());
			this.gathered = null;
		}
	}

	private void write(Object part, long length) {
		if (this.counted) {
			this.waiting += length;
			this.channel.write(part).addListener((future) -> this.waiting -= length);
		}
		else {
			this.channel.write(part, this.channel.voidPromise());
		}
	}

	private void settle(Settlement settlement) {
		writeGathered();
		this.channel.write(Unpooled.EMPTY_BUFFER)
			.addListener((future) -> settlement.settle(this.id, future.isSuccess()));
	}

}
