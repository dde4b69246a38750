package io.spserver.boot.autoconfigure.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.springframework.core.env.Environment;

/**
 * Sends requests to the admin server as they are written, each on a connection of its
 * own.
 */
final class RawClient {

	private final int port;

	RawClient(Environment environment) {
		this.port = environment.getRequiredProperty("local.spserver.admin.port", Integer.class);
	}

	String get(String path, String... fields) throws IOException {
		return send("GET", path, "", fields);
	}

	String post(String path, String body, String... fields) throws IOException {
		return send("POST", path, body, fields);
	}

	/** The whole answer; {@code Host} is localhost unless it is given. */
	String send(String method, String path, String body, String... fields) throws IOException {
		StringBuilder request = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\n");
		String given = String.join("\r\n", fields);
		if (!given.contains("Host:")) {
			request.append("Host: localhost:").append(this.port).append("\r\n");
		}
		request.append((given.isEmpty()) ? "" : given + "\r\n");
		if (!body.isEmpty()) {
			request.append("Content-Length: ").append(body.length()).append("\r\n");
		}
		return exchange(request.append("Connection: close\r\n\r\n").append(body).toString());
	}

	String exchange(String request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	static String basic(String pair) {
		return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
	}

}
