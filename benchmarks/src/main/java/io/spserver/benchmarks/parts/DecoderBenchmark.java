package io.spserver.benchmarks.parts;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.ProtocolException;
import io.spserver.codec.LengthPrefixedDecoder;
import io.spserver.codec.LineDecoder;
import io.spserver.codec.MessageDecoder;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time that a decoder takes for one message that has arrived whole, behind others or
 * alone.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class DecoderBenchmark {

	private static final int MAX_LENGTH = 64 * 1024;

	private static final int MESSAGES = 16;

	/** How long a message is, in bytes without its framing. */
	@Param({ "32", "1024" })
	public int length;

	private final MessageDecoder lines = new LineDecoder(MAX_LENGTH, StandardCharsets.UTF_8);

	private final MessageDecoder prefixed = new LengthPrefixedDecoder(4, MAX_LENGTH);

	private @Nullable ByteBuf lineBytes;

	private @Nullable ByteBuf prefixedBytes;

	/**
	 * Decodes one line.
	 * @return the line
	 * @throws ProtocolException never
	 */
	@Benchmark
	public @Nullable Object line() throws ProtocolException {
		ByteBuf in = this.lineBytes;
		if (in == null) {
			in = Unpooled.directBuffer();
			for (int i = 0; i < MESSAGES; i++) {
				in.writeCharSequence("x".repeat(this.length) + "\r\n", StandardCharsets.US_ASCII);
			}
			this.lineBytes = in;
		}
		return decode(this.lines, in);
	}

	/**
	 * Decodes one message that follows its length.
	 * @return the message
	 * @throws ProtocolException never
	 */
	@Benchmark
	public @Nullable Object lengthPrefixed() throws ProtocolException {
		ByteBuf in = this.prefixedBytes;
		if (in == null) {
			in = Unpooled.directBuffer();
			for (int i = 0; i < MESSAGES; i++) {
				in.writeInt(this.length).writeZero(this.length);
			}
			this.prefixedBytes = in;
		}
		return decode(this.prefixed, in);
	}

	private static @Nullable Object decode(MessageDecoder decoder, ByteBuf in) throws ProtocolException {
		if (!in.isReadable()) {
			in.readerIndex(0);
		}
		return decoder.decode(in);
	}

}
