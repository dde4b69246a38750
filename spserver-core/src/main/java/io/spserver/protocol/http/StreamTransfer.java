package io.spserver.protocol.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import io.spserver.Message;
import io.spserver.Response;
import io.spserver.Step;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream, one piece in each step.
 */
final class StreamTransfer implements Transfer, Step {

	private static final int PIECE = 32 * 1024;

	private final Sending sending;

	private final InputStream stream;

	StreamTransfer(Sending sending, InputStream stream) {
		this.sending = sending;
		this.stream = stream;
	}

	@Override
	public void start(Message head, Response response) throws IOException {
		@Nullable ByteBuffer first = read();
		response.reply(head);
		send(first, response);
	}

	@Override
	public void run(Response response) {
		@Nullable ByteBuffer piece;
		try {
			piece = read();
		}
		catch (IOException | RuntimeException ex) {
			this.sending.cut(ex, response);
			return;
		}
		send(piece, response);
	}

	private @Nullable ByteBuffer read() throws IOException {
		byte[] piece = new byte[this.sending.atMost(PIECE)];
		int count = this.stream.read(piece);
		return (count < 0) ? null : ByteBuffer.wrap(piece, 0, count);
	}

	private void send(@Nullable ByteBuffer piece, Response response) {
		if (piece == null) {
			this.sending.complete(response);
		}
		else if (this.sending.piece(piece, response)) {
			response.next(this);
		}
	}

}
