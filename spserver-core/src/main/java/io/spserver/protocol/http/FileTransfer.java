package io.spserver.protocol.http;

import java.io.IOException;
import java.nio.channels.FileChannel;

import io.spserver.Message;
import io.spserver.Response;

/**
 * Has the event loop send a region of a file. For the session the answer is replied then;
 * the file is let go of when it is out.
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
		Message whole = head.followedBy(this.channel, this.position, this.length);
		response.reply(whole.onCompletion((message, succeeded, failed) -> settled(failed.isEmpty()), null));
		this.sending.replied(response);
	}

	private void settled(boolean sent) {
		this.sending.settled(sent ? null : new IOException("The file could not be sent"));
	}

}
