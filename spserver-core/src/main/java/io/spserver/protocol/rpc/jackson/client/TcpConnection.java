package io.spserver.protocol.rpc.jackson.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.ProtocolException;
import io.spserver.codec.MessageDecoder;
import io.spserver.protocol.rpc.tcp.JsonFrame;
import io.spserver.protocol.rpc.tcp.JsonFraming;

/**
 * A connection over TCP. A thread of its own reads it; whoever has a request writes it.
 */
final class TcpConnection {

	private static final int CHUNK = 8192;

	/** What carries {@link #socket}, or the same. */
	private final Socket plain;

	private final Socket socket;

	private final Duration timeout;

	private final Answers answers;

	private final ReentrantLock writing = new ReentrantLock();

	TcpConnection(Socket plain, Socket socket, ClientSettings settings) {
		this.plain = plain;
		this.socket = socket;
		this.timeout = settings.timeout();
		this.answers = new Answers(settings.mapper(), settings.listener());
		MessageDecoder decoder = JsonFraming.AUTO.newDecoder(settings.maxResponseSize());
		Thread reader = new Thread(() -> read(decoder), "spserver-rpc-client-" + settings.uri().getAuthority());
		reader.setDaemon(true);
		reader.start();
	}

	Answers answers() {
		return this.answers;
	}

	/**
	 * Writes a message. Where the peer does not take it in the time that a call has, the
	 * connection is closed.
	 */
	void write(byte[] message) throws IOException {
		CompletableFuture<Void> written = new CompletableFuture<>();
		if (!Deadline.in(this.timeout).lock(this.writing)) {
			throw new SocketTimeoutException("Other requests wait to be taken by the server");
		}
		try {
			written.orTimeout(this.timeout.toNanos(), TimeUnit.NANOSECONDS).whenComplete((done, late) -> {
				if (late != null) {
					abort(new SocketTimeoutException("The server has not taken a request in " + this.timeout));
				}
			});
			this.socket.getOutputStream().write(message);
		}
		catch (IOException ex) {
			close(ex);
			throw ex;
		}
		finally {
			written.complete(null);
			this.writing.unlock();
		}
	}

	private void read(MessageDecoder decoder) {
		ByteBuf in = Unpooled.buffer(CHUNK);
		try (InputStream stream = this.socket.getInputStream()) {
			while (in.writeBytes(stream, CHUNK) >= 0) {
				JsonFrame frame = (JsonFrame) decoder.decode(in);
				while (frame != null) {
					this.answers.received(frame.json());
					frame = (JsonFrame) decoder.decode(in);
				}
				in.discardSomeReadBytes();
			}
			close(new EOFException("The server has closed the connection"));
		}
		catch (IOException ex) {
			close(ex);
		}
		catch (ProtocolException ex) {
			close(new IOException("The server does not speak JSON-RPC: " + ex.getMessage(), ex));
		}
		catch (RuntimeException ex) {
			close(new IOException("What the server has said could not be handled", ex));
		}
		finally {
			in.release();
		}
	}

	/**
	 * Closes the connection; what waits fails. The first reason counts.
	 * @param reason why
	 */
	void close(IOException reason) {
		end(reason);
		boolean unused = this.writing.tryLock();
		if (unused) {
			try {
				close(this.socket);
			}
			finally {
				this.writing.unlock();
			}
		}
		close(this.plain);
	}

	/** Closes the connection without a farewell, which would wait for who writes. */
	private void abort(IOException reason) {
		end(reason);
		close(this.plain);
	}

	private void end(IOException reason) {
		if (!this.answers.isOver()) {
			this.answers.end(reason);
		}
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is of no use any more.
		}
	}

}
