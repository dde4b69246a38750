package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;

import io.spserver.Block;
import io.spserver.Message;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads messages as their receivers would.
 */
final class Messages {

	private Messages() {
	}

	/**
	 * All bytes of a message.
	 * @param message a message that is sent as it is
	 * @return the bytes, one character each
	 */
	static String text(Message message) {
		assertThat(message.kind()).isEqualTo(Message.Head.BYTES);
		StringBuilder text = new StringBuilder(latin1((byte[]) message.head()));
		for (Block block : message.blocks()) {
			byte[] bytes = new byte[(int) block.length()];
			((Block.Bytes) block).buffer().duplicate().get(bytes);
			text.append(latin1(bytes));
		}
		return text.toString();
	}

	private static String latin1(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
