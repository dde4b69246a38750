package io.spserver.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/**
 * Sends mails on the calling thread, closed-loop, each command when the answer to the one
 * before has come.
 */
final class MailClients implements Mails {

	private static final int BUFFER_SIZE = 16 * 1024;

	private static final long MAX_SILENCE_MILLIS = TimeUnit.SECONDS.toMillis(30);

	@Override
	public String title() {
		return "a client of ours";
	}

	@Override
	public void send(InetSocketAddress address, int sessions, boolean many) throws IOException {
		ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_SIZE);
		int perSession = (many) ? BATCH / sessions : 1;
		int left = BATCH / perSession;
		int open = 0;
		try (Selector selector = Selector.open()) {
			for (; open < sessions && left > 0; left--, open++) {
				MailClient.open(address, selector, perSession);
			}
			while (open > 0) {
				if (selector.select(MAX_SILENCE_MILLIS) == 0) {
					throw new IOException("The server is silent");
				}
				for (SelectionKey key : selector.selectedKeys()) {
					boolean ended = ((MailClient) key.attachment()).ready(in);
					if (ended && left > 0) {
						left--;
						MailClient.open(address, selector, perSession);
					}
					else if (ended) {
						open--;
					}
				}
				selector.selectedKeys().clear();
			}
		}
	}

}
