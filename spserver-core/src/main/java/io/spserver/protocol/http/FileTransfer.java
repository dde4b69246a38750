package io.spserver.protocol.http;

import java.io.IOException;
import java.nio.channels.FileChannel;

import io.spserver.Continuation;
import io.spserver.Message;
import io.spserver.Response;

/**
 * Has the event loop send a region of a file, and goes on when it has.
 */
final class FileTransfer implements Transfer {

	private final Sending sending;

	private final FileChannel channel;

	private final long position;

	private final long length;

	FileTransfer(Sending sending, FileChannel channel, long position, long length) {
		this.sending = sending;
		this.channel = channel;
		this.position = position;
		this.length = length;
	}

	@Override
	public void start(Message head, Response response) {
		Continuation continuation = response.suspend();
		Message whole = head.followedBy(this.channel, this.position, this.length);
		response.reply(whole.onCompletion(
				(message, succeeded, failed) -> continuation.resume((after) -> end(failed.isEmpty(), after)), null));
	}

	private void end(boolean sent, Response response) {
		if (sent) {
			this.sending.sent(response);
		}
		else {
			this.sending.cut(new IOException("The file could not be sent"), response);
		}
	}

}
