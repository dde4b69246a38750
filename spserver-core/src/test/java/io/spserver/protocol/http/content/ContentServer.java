package io.spserver.protocol.http.content;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandlerFactory;
import io.spserver.protocol.http.HttpOptions;
import io.spserver.protocol.http.HttpProtocol;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;

/**
 * A server of HTTP on a free port, and a client that shows what the server sent, byte for
 * byte as ISO 8859-1.
 */
public final class ContentServer implements AutoCloseable {

	private final SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.AUTO, 1, 8, false),
			List.of());

	private final SpServer server;

	public ContentServer(HttpRoutes routes, HttpFilter... filters) throws IOException {
		HttpOptions options = HttpOptions.defaults();
		this.server = this.runtime.create(ServerOptions.builder("content", new HttpProtocol(options))
			.pattern(Pattern.HALF_SYNC_HALF_ASYNC)
			.maxMessageSize(64 * 1024 * 1024)
			.build(), new HttpHandlerFactory(routes, options, List.of(filters)), null);
		this.server.start();
	}

	public Socket connect() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
		socket.setSoTimeout(10_000);
		return socket;
	}

	public int port() {
		return ((InetSocketAddress) this.server.localAddress()).getPort();
	}

	/**
	 * Sends a request without body on a connection of its own.
	 * @param requestLine method and target
	 * @param fields header fields
	 * @return all that came back until the server closed
	 */
	public String exchange(String requestLine, String... fields) throws IOException {
		return send(requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + lines(fields) + "\r\n");
	}

	/**
	 * Sends a request with a body on a connection of its own.
	 */
	public String post(String target, String contentType, String body) throws IOException {
		return send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
				+ contentType + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
	}

	private String send(String request) throws IOException {
		try (Socket socket = connect()) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			InputStream in = socket.getInputStream();
			return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	private static String lines(String... fields) {
		return (fields.length > 0) ? String.join("\r\n", fields) + "\r\n" : "";
	}

	/** What comes behind the head of an answer. */
	public static String body(String answer) {
		return answer.substring(answer.indexOf("\r\n\r\n") + 4);
	}

	/** The value of a field of an answer, "" if it has none. */
	public static String field(String answer, String name) {
		return answer.substring(0, answer.indexOf("\r\n\r\n"))
			.lines()
			.filter((line) -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
			.map((line) -> line.substring(name.length() + 2))
			.findFirst()
			.orElse("");
	}

	@Override
	public void close() {
		this.runtime.close();
	}

}
