package io.spserver.sample;

import java.util.Optional;

import io.spserver.Message;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.SessionId;
import io.spserver.boot.annotation.OnClose;
import io.spserver.boot.annotation.OnMessage;
import io.spserver.boot.annotation.OnOpen;
import io.spserver.boot.annotation.SpHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * One participant of the chat: a prototype, so that each session has an instance of its
 * own and state needs no synchronization.
 */
@SpHandler("chat")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class ChatHandler {

	private final ChatRoom room;

	private @Nullable String nick;

	ChatHandler(ChatRoom room) {
		this.room = room;
	}

	@OnOpen
	String greet() {
		return "Welcome to the chat. What is your nickname?";
	}

	@OnMessage
	@Nullable String received(String line, Session session, Response response) {
		if (this.nick == null) {
			return join(line.strip(), session);
		}
		if (line.equals("/who")) {
			return String.join(", ", this.room.nicks());
		}
		if (line.startsWith("/kick ")) {
			return kick(line.substring("/kick ".length()).strip(), response);
		}
		if (line.equals("/quit")) {
			response.close();
			return "Bye, " + this.nick + "!";
		}
		response.send(Message.text(this.nick + ": " + line).to(this.room.othersThan(this.nick)));
		return null;
	}

	private String join(String wanted, Session session) {
		if (wanted.isEmpty() || !this.room.join(wanted, session.id())) {
			return "This nickname is not free. What else?";
		}
		this.nick = wanted;
		return "Hello, " + wanted + "! Commands: /who, /kick <nick>, /quit.";
	}

	private String kick(String victim, Response response) {
		Optional<SessionId> session = this.room.find(victim);
		session.ifPresent(response::close);
		return (session.isPresent()) ? victim + " has been kicked." : "There is no " + victim + ".";
	}

	@OnClose
	void leave() {
		if (this.nick != null) {
			this.room.leave(this.nick);
		}
	}

}
