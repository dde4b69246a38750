package io.spserver.sample;

import io.spserver.Response;
import io.spserver.boot.annotation.OnMessage;
import io.spserver.boot.annotation.OnOpen;
import io.spserver.boot.annotation.OnTimeout;
import io.spserver.boot.annotation.SpHandler;

/**
 * Sends each line back. Has no state, so that one instance serves all sessions.
 */
@SpHandler("echo")
class EchoHandler {

	@OnOpen
	String greet() {
		return "Welcome to the echo server. Type 'quit' to leave.";
	}

	@OnMessage
	String echo(String line, Response response) {
		if (line.equals("quit")) {
			response.close();
			return "Bye!";
		}
		return line;
	}

	@OnTimeout
	String sayGoodbye() {
		return "Nothing to echo, bye!";
	}

}
