package io.spserver.protocol.tunnel;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A blocking socket at one end of a tunnel. Waits ten seconds at most for anything.
 */
final class Peer implements Closeable {

	static final int PATIENCE_MILLIS = 10_000;

	private final Socket socket;

	Peer(Socket socket) throws IOException {
		this.socket = socket;
		socket.setSoTimeout(PATIENCE_MILLIS);
		socket.setTcpNoDelay(true);
	}

	static Peer connect(InetSocketAddress address) throws IOException {
		return connect(new Socket(), address);
	}

	static Peer connect(Socket socket, InetSocketAddress address) throws IOException {
		socket.connect(address, PATIENCE_MILLIS);
		return new Peer(socket);
	}

	Peer send(String text) throws IOException {
		return send(text.getBytes(StandardCharsets.US_ASCII));
	}

	Peer send(byte[] bytes) throws IOException {
		this.socket.getOutputStream().write(bytes);
		return this;
	}

	/** Reads as many characters as the text has. */
	Peer expect(String text) throws IOException {
		byte[] read = this.socket.getInputStream().readNBytes(text.length());
		assertThat(new String(read, StandardCharsets.US_ASCII)).isEqualTo(text);
		return this;
	}

	byte[] read(int length) throws IOException {
		byte[] read = this.socket.getInputStream().readNBytes(length);
		if (read.length < length) {
			throw new EOFException("Only " + read.length + " bytes");
		}
		return read;
	}

	/** Reads until the other side ends. */
	byte[] rest() throws IOException {
		return this.socket.getInputStream().readAllBytes();
	}

	Peer expectEnd() throws IOException {
		assertThat(this.socket.getInputStream().read()).isEqualTo(-1);
		return this;
	}

	void expectReset() {
		assertThatExceptionOfType(SocketException.class).isThrownBy(this::rest).withMessageContaining("reset");
	}

	Peer endOutput() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	/** Ends the connection with a reset. */
	void vanish() throws IOException {
		this.socket.setSoLinger(true, 0);
		this.socket.close();
	}

	Socket socket() {
		return this.socket;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
