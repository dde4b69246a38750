package io.spserver.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.ProtocolException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Feeds decoders as a session does: input is collected in one buffer, whose taken bytes
 * are dropped between reads.
 */
final class Feed {

	private Feed() {
	}

	/**
	 * Feeds input whole, byte by byte, and split at every position, and checks that the
	 * messages do not depend on it.
	 * @param decoders creates a decoder for each way
	 * @param input the input
	 * @return the messages as text, and {@code "!" + message} for an exception
	 */
	static List<String> everyWay(Supplier<? extends MessageDecoder> decoders, byte[] input) {
		List<String> whole = parts(decoders.get(), input);
		assertThat(byteByByte(decoders.get(), input)).as("byte by byte").isEqualTo(whole);
		for (int at = 1; at < input.length; at++) {
			assertThat(splitAt(decoders.get(), input, at)).as("split at %d", at).isEqualTo(whole);
		}
		return whole;
	}

	static List<String> everyWay(Supplier<? extends MessageDecoder> decoders, String input) {
		return everyWay(decoders, bytes(input));
	}

	static List<String> byteByByte(MessageDecoder decoder, byte[] input) {
		return parts(decoder,
				IntStream.range(0, input.length).mapToObj((i) -> new byte[] { input[i] }).toArray(byte[][]::new));
	}

	static List<String> splitAt(MessageDecoder decoder, byte[] input, int at) {
		return parts(decoder, Arrays.copyOf(input, at), Arrays.copyOfRange(input, at, input.length));
	}

	static List<String> parts(MessageDecoder decoder, byte[]... parts) {
		ByteBuf in = Unpooled.buffer(4).writeZero(3).skipBytes(3);
		List<String> messages = new ArrayList<>();
		try {
			for (byte[] part : parts) {
				in.writeBytes(part);
				decodeAll(decoder, in, messages);
				in.discardReadBytes();
			}
		}
		catch (ProtocolException ex) {
			messages.add("!" + ex.getMessage());
		}
		assertThat(in.refCnt()).as("references to the buffer").isOne();
		in.release();
		return messages;
	}

	private static void decodeAll(MessageDecoder decoder, ByteBuf in, List<String> messages) throws ProtocolException {
		Object message = decoder.decode(in);
		while (message != null) {
			messages.add(show(message));
			message = decoder.decode(in);
		}
	}

	private static String show(Object message) {
		if (message instanceof byte[] content) {
			return new String(content, StandardCharsets.ISO_8859_1);
		}
		if (message instanceof DotTerminatedChunkDecoder.Chunk chunk) {
			return show(chunk.content()) + ((chunk.last()) ? "|" : "+");
		}
		return message.toString();
	}

	static String tooLarge(long limit) {
		return "!Message too large: the limit is " + limit + " bytes.";
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	/**
	 * All texts of some characters up to a length.
	 * @param alphabet the characters
	 * @param maxLength the length
	 * @return the texts, beginning with the empty one
	 */
	static List<String> allTexts(String alphabet, int maxLength) {
		List<String> texts = new ArrayList<>(List.of(""));
		for (int from = 0, length = 1; length <= maxLength; length++) {
			int to = texts.size();
			for (String text : List.copyOf(texts.subList(from, to))) {
				alphabet.chars().forEach((next) -> texts.add(text + (char) next));
			}
			from = to;
		}
		return texts;
	}

}
