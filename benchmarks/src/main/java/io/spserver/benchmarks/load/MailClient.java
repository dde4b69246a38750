package io.spserver.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One session of {@link MailClients}. Used by its thread only.
 */
final class MailClient {

	/** What is sent for each answer of a mail; the first waits for the one to EHLO. */
	private static final byte[][] STEPS = { bytes("MAIL FROM:<a@benchmark.example>"),
			bytes("RCPT TO:<b@benchmark.example>"), bytes("DATA"), bytes(mail()) };

	private static final byte[] HELLO = bytes("EHLO benchmark.example");

	private static final byte[] QUIT = bytes("QUIT");

	private static final int LINE_LENGTH = 78;

	private final SocketChannel channel;

	private int step = -1;

	private int mailsLeft;

	private byte first;

	private byte fourth;

	private int position;

	private boolean quitting;

	private MailClient(SocketChannel channel, int mails) {
		this.channel = channel;
		this.mailsLeft = mails;
	}

	/**
	 * Opens a session; its first command goes when the greeting has come.
	 * @param address the server
	 * @param selector tells when there is something to read; the client is the attachment
	 * @param mails how many mails to send
	 * @throws IOException if the server does not take the connection
	 */
	static void open(InetSocketAddress address, Selector selector, int mails) throws IOException {
		SocketChannel channel = SocketChannel.open(address);
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		channel.configureBlocking(false);
		channel.register(selector, SelectionKey.OP_READ, new MailClient(channel, mails));
	}

	private static byte[] bytes(String line) {
		return (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	private static String mail() {
		StringBuilder text = new StringBuilder("Subject: benchmark\r\n\r\n");
		while (text.length() < Mails.SIZE) {
			text.append("x".repeat(LINE_LENGTH)).append("\r\n");
		}
		return text.append('.').toString();
	}

	/**
	 * Reads answers and goes on.
	 * @param in a buffer to read into
	 * @return whether the session has ended
	 * @throws IOException if an answer is not the one that was expected
	 */
	boolean ready(ByteBuffer in) throws IOException {
		in.clear();
		int length = this.channel.read(in);
		if (length < 0) {
			this.channel.close();
			if (!this.quitting) {
				throw new EOFException("The server has closed a session");
			}
			return true;
		}
		in.flip();
		while (in.hasRemaining()) {
			accept(in.get());
		}
		return false;
	}

	private void accept(byte next) throws IOException {
		this.first = (this.position == 0) ? next : this.first;
		this.fourth = (this.position == 3) ? next : this.fourth;
		this.position++;
		if (next == '\n') {
			this.position = 0;
			if (this.first != '2' && this.first != '3') {
				throw new IOException("An answer begins with " + (char) this.first);
			}
			if (this.fourth != '-' && !this.quitting) {
				send(nextCommand());
			}
		}
	}

	private byte[] nextCommand() {
		if (this.step < 0) {
			this.step = 0;
			return HELLO;
		}
		if (this.step == 0 && this.mailsLeft-- == 0) {
			this.quitting = true;
			return QUIT;
		}
		byte[] command = STEPS[this.step];
		this.step = (this.step + 1) % STEPS.length;
		return command;
	}

	private void send(byte[] command) throws IOException {
		ByteBuffer out = ByteBuffer.wrap(command);
		while (out.hasRemaining()) {
			this.channel.write(out);
		}
	}

}
