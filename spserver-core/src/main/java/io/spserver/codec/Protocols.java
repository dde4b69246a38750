package io.spserver.codec;

import io.spserver.Protocol;
import io.spserver.ServerOptions;

/**
 * The protocols that are no more than a framing. All are bounded by
 * {@link ServerOptions#maxMessageSize()}; the text protocols use
 * {@link ServerOptions#charset()}, which must write line ends as ASCII does. The text
 * protocols tell a peer what it did wrong before its session closes; the binary ones
 * close without a word, unless the handler replies.
 */
public final class Protocols {

	private Protocols() {
	}

	/**
	 * {@code line}: each message is one line, without its CRLF or LF, a {@code String}.
	 * Text that is sent gets a CRLF unless it ends with LF; bytes that are sent stay as
	 * they are.
	 * @return the protocol
	 * @see LineDecoder
	 */
	public static Protocol line() {
		return new LineProtocol("line", (options) -> new LineDecoder(options.maxMessageSize(), options.charset()));
	}

	/**
	 * {@code multi-line}: each message is all the lines that have arrived, a
	 * {@code List<String>}. What is sent is treated as in {@link #line()}.
	 * @return the protocol
	 * @see MultiLineDecoder
	 */
	public static Protocol multiLine() {
		return new LineProtocol("multi-line",
				(options) -> new MultiLineDecoder(options.maxMessageSize(), options.charset()));
	}

	/**
	 * {@code dot-terminated}: each message is many lines up to a line that is a single
	 * dot, a {@code String}. Text and bytes that are sent are framed likewise: CRLF at
	 * the end of each line, another dot before one that begins a line, and the single
	 * dot.
	 * @return the protocol
	 * @see DotTerminatedDecoder
	 */
	public static Protocol dotTerminated() {
		return new DotTerminatedProtocol();
	}

	/**
	 * {@code length-prefixed}: each message follows its length, a {@code byte[]}. Text
	 * and bytes that are sent get the prefix; sending more than it can say is an
	 * {@link IllegalArgumentException}.
	 * @param bytes how many bytes the prefix has: 1, 2, 4 or 8
	 * @return the protocol
	 * @throws IllegalArgumentException if there is no prefix of that size
	 * @see LengthPrefixedDecoder
	 */
	public static Protocol lengthPrefixed(int bytes) {
		return new LengthPrefixedProtocol(new LengthPrefix(bytes));
	}

	/**
	 * {@code raw}: each message is whatever has arrived, a {@code byte[]}. Text and bytes
	 * that are sent stay as they are; the refused message gets a CRLF.
	 * @return the protocol
	 * @see RawDecoder
	 */
	public static Protocol raw() {
		return new RawProtocol();
	}

}
