package io.spserver.protocol.http;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import org.jspecify.annotations.Nullable;

/**
 * A blocking client that writes frames of HTTP/2 by itself, right or wrong. Waits ten
 * seconds at most for anything.
 */
final class Http2Peer implements Closeable {

	static final int DATA = 0;

	static final int HEADERS = 1;

	static final int RST_STREAM = 3;

	static final int SETTINGS = 4;

	static final int PING = 6;

	static final int GOAWAY = 7;

	static final int WINDOW_UPDATE = 8;

	static final int CONTINUATION = 9;

	static final int END_STREAM = 1;

	static final int ACK = 1;

	static final int END_HEADERS = 4;

	private static final int PATIENCE_MILLIS = 10_000;

	private static final int DEFAULT_WINDOW = 65535;

	private final Socket socket = new Socket();

	private final OutputStream out;

	private final DataInputStream in;

	private final DefaultHttp2HeadersDecoder headersDecoder = new DefaultHttp2HeadersDecoder(true, 65536);

	/** Whether what is received is given back to the windows at once. */
	boolean opensWindows = true;

	/** Whether the server's pings are answered at once. */
	boolean answersPings = true;

	/** Frames that came before those of the stream that was asked for. */
	private final List<Frame> kept = new ArrayList<>();

	private boolean settingsReceived;

	/** The error of the last GOAWAY. */
	private @Nullable Http2Error farewell;

	/** How much the server takes on all streams. */
	private int connectionWindow = DEFAULT_WINDOW;

	/** A connection on which nothing has been sent. */
	Http2Peer(InetSocketAddress address) throws IOException {
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		this.socket.setTcpNoDelay(true);
		this.socket.connect(address, PATIENCE_MILLIS);
		this.out = this.socket.getOutputStream();
		this.in = new DataInputStream(this.socket.getInputStream());
	}

	/** A connection that speaks HTTP/2. */
	static Http2Peer connect(InetSocketAddress address) throws IOException {
		Http2Peer peer = new Http2Peer(address);
		return peer.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII)).frame(SETTINGS, 0, 0);
	}

	Http2Peer send(byte[] bytes) throws IOException {
		this.out.write(bytes);
		return this;
	}

	Http2Peer frame(int type, int flags, int stream, int... payload) throws IOException {
		byte[] bytes = new byte[payload.length];
		for (int i = 0; i < payload.length; i++) {
			bytes[i] = (byte) payload[i];
		}
		return frame(type, flags, stream, bytes);
	}

	Http2Peer frame(int type, int flags, int stream, byte[] payload) throws IOException {
		return send(frameBytes(type, flags, stream, payload));
	}

	static byte[] frameBytes(int type, int flags, int stream, byte[] payload) {
		ByteBuffer frame = ByteBuffer.allocate(9 + payload.length);
		frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
		frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
		return frame.array();
	}

	/** Sends a request without body. */
	Http2Peer get(int stream, String path) throws IOException {
		return headers(stream, true, ":method", "GET", ":scheme", "http", ":authority", "localhost", ":path", path);
	}

	/** Sends the head of a request with a body. */
	Http2Peer post(int stream, String path, String... more) throws IOException {
		String[] head = { ":method", "POST", ":scheme", "http", ":authority", "localhost", ":path", path };
		String[] all = new String[head.length + more.length];
		System.arraycopy(head, 0, all, 0, head.length);
		System.arraycopy(more, 0, all, head.length, more.length);
		return headers(stream, false, all);
	}

	Http2Peer headers(int stream, boolean end, String... fields) throws IOException {
		return frame(HEADERS, END_HEADERS | (end ? END_STREAM : 0), stream, block(fields));
	}

	Http2Peer data(int stream, boolean end, byte[] content) throws IOException {
		return frame(DATA, end ? END_STREAM : 0, stream, content);
	}

	/** Sends a body as fast as the server opens its windows, which are as at first. */
	Http2Peer upload(int stream, byte[] content) throws IOException {
		if (!this.settingsReceived) {
			await(SETTINGS);
		}
		int window = Http2CodecBuilder.STREAM_WINDOW;
		for (int sent = 0; sent < content.length;) {
			int length = Math.min(Math.min(16384, content.length - sent), Math.min(window, this.connectionWindow));
			if (length > 0) {
				data(stream, sent + length == content.length, Arrays.copyOfRange(content, sent, sent + length));
				sent += length;
				window -= length;
				this.connectionWindow -= length;
				continue;
			}
			Frame update = await(WINDOW_UPDATE);
			if (update.stream == stream) {
				window += update.number(0);
			}
		}
		return this;
	}

	Http2Peer reset(int stream) throws IOException {
		return frame(RST_STREAM, 0, stream, 0, 0, 0, 8);
	}

	Http2Peer openWindow(int stream, int more) throws IOException {
		return frame(WINDOW_UPDATE, 0, stream, ByteBuffer.allocate(4).putInt(more).array());
	}

	/** Fields as literals that are not indexed (RFC 7541, section 6.2.2). */
	static byte[] block(String... fields) {
		ByteArrayOutputStream block = new ByteArrayOutputStream();
		for (int i = 0; i < fields.length; i += 2) {
			block.write(0);
			string(block, fields[i]);
			string(block, fields[i + 1]);
		}
		return block.toByteArray();
	}

	private static void string(ByteArrayOutputStream block, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		if (bytes.length < 127) {
			block.write(bytes.length);
		}
		else {
			block.write(127);
			int rest = bytes.length - 127;
			for (; rest >= 128; rest >>= 7) {
				block.write((rest & 127) | 128);
			}
			block.write(rest);
		}
		block.writeBytes(bytes);
	}

	/** The next frame, {@code null} when the server has closed the connection. */
	@Nullable Frame next() throws IOException {
		try {
			int length = this.in.readUnsignedByte() << 16 | this.in.readUnsignedShort();
			int type = this.in.readUnsignedByte();
			int flags = this.in.readUnsignedByte();
			int stream = this.in.readInt();
			byte[] payload = this.in.readNBytes(length);
			if (type == SETTINGS && flags == 0) {
				this.settingsReceived = true;
				frame(SETTINGS, ACK, 0);
			}
			if (type == PING && flags == 0 && this.answersPings) {
				frame(PING, ACK, 0, payload);
			}
			if (type == WINDOW_UPDATE && stream == 0) {
				this.connectionWindow += ByteBuffer.wrap(payload).getInt();
			}
			if (type == DATA && this.opensWindows && length > 0) {
				openWindow(0, length);
				if ((flags & END_STREAM) == 0) {
					openWindow(stream, length);
				}
			}
			if (type == GOAWAY) {
				this.farewell = Http2Error.valueOf(ByteBuffer.wrap(payload).getInt(4));
			}
			return new Frame(type, flags, stream, payload, (type == HEADERS) ? decode(stream, payload) : null);
		}
		catch (EOFException | SocketException ex) {
			return null;
		}
	}

	private Http2Headers decode(int stream, byte[] block) throws IOException {
		ByteBuf buffer = Unpooled.wrappedBuffer(block);
		try {
			return this.headersDecoder.decodeHeaders(stream, buffer);
		}
		catch (Http2Exception ex) {
			throw new IOException(ex);
		}
	}

	/** The first frame of some kind; those before it are passed over. */
	Frame await(Predicate<Frame> wanted) throws IOException {
		while (true) {
			Frame frame = next();
			if (frame == null) {
				throw new EOFException("The server has closed the connection");
			}
			if (wanted.test(frame)) {
				return frame;
			}
		}
	}

	Frame await(int type) throws IOException {
		return await((frame) -> frame.type == type);
	}

	/** What ends the connection: the error of the last GOAWAY before it is closed. */
	@Nullable Http2Error goAway() throws IOException {
		while (next() != null) {
			continue;
		}
		return this.farewell;
	}

	/** The whole answer on a stream; frames of other streams are kept for theirs. */
	Answer answer(int stream) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		Http2Headers headers = null;
		while (true) {
			Frame frame = nextOf(stream);
			if (frame.type == RST_STREAM) {
				return new Answer(headers, body.toByteArray(), Http2Error.valueOf(frame.number(0)));
			}
			if (frame.type == HEADERS) {
				headers = frame.headers;
			}
			else if (frame.type == DATA) {
				body.writeBytes(frame.payload);
			}
			if ((frame.type == HEADERS || frame.type == DATA) && (frame.flags & END_STREAM) != 0) {
				return new Answer(headers, body.toByteArray(), null);
			}
		}
	}

	private Frame nextOf(int stream) throws IOException {
		for (Iterator<Frame> frames = this.kept.iterator(); frames.hasNext();) {
			Frame frame = frames.next();
			if (frame.stream == stream) {
				frames.remove();
				return frame;
			}
		}
		return await((candidate) -> {
			if (candidate.stream != stream && candidate.stream != 0) {
				this.kept.add(candidate);
			}
			return candidate.stream == stream;
		});
	}

	Socket socket() {
		return this.socket;
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	record Frame(int type, int flags, int stream, byte[] payload, @Nullable Http2Headers headers) {

		int number(int index) {
			return ByteBuffer.wrap(this.payload).getInt(index);
		}

	}

	record Answer(@Nullable Http2Headers headers, byte[] body, @Nullable Http2Error error) {

		String status() {
			return (this.headers != null) ? this.headers.status().toString() : "none";
		}

		@Nullable String field(String name) {
			CharSequence value = (this.headers != null) ? this.headers.get(name) : null;
			return (value != null) ? value.toString() : null;
		}

		String text() {
			return new String(this.body, StandardCharsets.UTF_8);
		}

	}

}
