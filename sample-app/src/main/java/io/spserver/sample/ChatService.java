package io.spserver.sample;

import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcParam;
import io.spserver.boot.annotation.JsonRpcService;

/**
 * What an operator can do to the chat by remote calls.
 */
@JsonRpcService("chat")
class ChatService {

	private final ChatRoom room;

	ChatService(ChatRoom room) {
		this.room = room;
	}

	/**
	 * Says something to all participants.
	 * @param text the text
	 * @return how many participants there are
	 */
	@JsonRpcMethod(description = "Says something to all participants; the result is how many there are.")
	int say(@JsonRpcParam(description = "a line of text") String text) {
		return this.room.say("operator: " + text);
	}

	/**
	 * Closes the session of a participant.
	 * @param nick the nickname
	 * @return whether there was such a participant
	 */
	@JsonRpcMethod(description = "Closes the session of a participant; false if there is none of that name.")
	boolean kick(@JsonRpcParam(description = "the nickname") String nick) {
		return this.room.kick(nick);
	}

}
