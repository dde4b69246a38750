package io.spserver;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Something to send: head and following blocks, for one or many sessions, with an
 * optional report of who got it.
 * <p>
 * The head is text or content that the protocol of each receiving session frames (adds a
 * line end, a length prefix), or bytes that are sent as they are. Immutable; one message
 * may be sent to any number of sessions without being copied.
 */
public final class Message {

	private final Head kind;

	private final Object head;

	private final List<Block> blocks;

	private final List<SessionId> receivers;

	private final @Nullable Object completionKey;

	private final @Nullable CompletionHandler completionHandler;

	private Message(Head kind, Object head, List<Block> blocks, List<SessionId> receivers,
			@Nullable Object completionKey, @Nullable CompletionHandler completionHandler) {
		this.kind = kind;
		this.head = Objects.requireNonNull(head, "head");
		this.blocks = blocks;
		this.receivers = receivers;
		this.completionKey = completionKey;
		this.completionHandler = completionHandler;
	}

	/**
	 * A message of text that the receiving session's protocol encodes and frames.
	 * @param text the text, without line end
	 * @return the message
	 */
	public static Message text(String text) {
		return new Message(Head.TEXT, text, List.of(), List.of(), null, null);
	}

	/**
	 * A message of bytes that the receiving session's protocol frames.
	 * @param content the bytes, not copied
	 * @return the message
	 */
	public static Message content(byte[] content) {
		return new Message(Head.CONTENT, content, List.of(), List.of(), null, null);
	}

	/**
	 * A message whose bytes are sent as they are.
	 * @param bytes the bytes, not copied
	 * @return the message
	 */
	public static Message bytes(byte[] bytes) {
		return new Message(Head.BYTES, bytes, List.of(), List.of(), null, null);
	}

	/**
	 * A message whose head is no bytes, for servers whose protocol has put something in
	 * front of its sessions that knows what to write for it.
	 * @param head the head, which must not change
	 * @return the message
	 */
	public static Message object(Object head) {
		return new Message(Head.OBJECT, head, List.of(), List.of(), null, null);
	}

	/**
	 * This message, followed by bytes.
	 * @param buffer the bytes, neither copied nor framed
	 * @return a new message
	 */
	public Message followedBy(ByteBuffer buffer) {
		return followedBy(new Block.Bytes(buffer));
	}

	/**
	 * This message, followed by a region of a file.
	 * @param channel the file, open until the message is settled
	 * @param position where the region starts, in bytes
	 * @param length how long it is, in bytes
	 * @return a new message
	 */
	public Message followedBy(FileChannel channel, long position, long length) {
		return followedBy(new Block.File(channel, position, length));
	}

	private Message followedBy(Block block) {
		List<Block> more = new ArrayList<>(this.blocks);
		more.add(block);
		return new Message(this.kind, this.head, List.copyOf(more), this.receivers, this.completionKey,
				this.completionHandler);
	}

	/**
	 * This message, for these sessions.
	 * @param sessions the receivers
	 * @return a new message
	 */
	public Message to(Collection<SessionId> sessions) {
		return new Message(this.kind, this.head, this.blocks, List.copyOf(sessions), this.completionKey,
				this.completionHandler);
	}

	/**
	 * This message, for these sessions.
	 * @param sessions the receivers
	 * @return a new message
	 */
	public Message to(SessionId... sessions) {
		return to(List.of(sessions));
	}

	/**
	 * This message, with a report when all its receivers are settled.
	 * @param handler hears who got it and who did not
	 * @param key what the sender recognizes the message by
	 * @return a new message
	 */
	public Message onCompletion(CompletionHandler handler, @Nullable Object key) {
		return new Message(this.kind, this.head, this.blocks, this.receivers, key, handler);
	}

	/**
	 * How the head is to be sent.
	 * @return the kind
	 */
	public Head kind() {
		return this.kind;
	}

	/**
	 * The head: a {@code String} for {@link Head#TEXT}, anything for {@link Head#OBJECT},
	 * otherwise a {@code byte[]}.
	 * @return the head
	 */
	public Object head() {
		return this.head;
	}

	/**
	 * About how long the message is: text counts a byte a character, an object and what a
	 * protocol adds do not count.
	 * @return the length in bytes
	 */
	public long length() {
		long length = switch (this.kind) {
			case TEXT -> ((String) this.head).length();
			case CONTENT, BYTES -> ((byte[]) this.head).length;
			case OBJECT -> 0;
		};
		for (Block block : this.blocks) {
			length += block.length();
		}
		return length;
	}

	/**
	 * What follows the head.
	 * @return the blocks, unmodifiable
	 */
	public List<Block> blocks() {
		return this.blocks;
	}

	/**
	 * Which sessions get the message, when it is not a reply.
	 * @return the ids, unmodifiable
	 */
	public List<SessionId> receivers() {
		return this.receivers;
	}

	/**
	 * What the sender recognizes the message by.
	 * @return the key, if one was given
	 */
	public @Nullable Object completionKey() {
		return this.completionKey;
	}

	/**
	 * Who hears when all receivers are settled.
	 * @return the handler, if one was given
	 */
	public @Nullable CompletionHandler completionHandler() {
		return this.completionHandler;
	}

	/** How the head of a message is to be sent. */
	public enum Head {

		/** Text: encoded and framed by the receiver's protocol. */
		TEXT,
		/** Bytes that are framed by the receiver's protocol. */
		CONTENT,
		/** Bytes that are sent as they are. */
		BYTES,
		/** Something that the protocol of the receiver knows what to write for. */
		OBJECT

	}

}
