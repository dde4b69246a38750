package io.spserver.sample;

import java.util.List;

import io.spserver.Message;
import io.spserver.SessionId;
import io.spserver.TimerResponse;
import io.spserver.boot.annotation.OnTimer;

import org.springframework.stereotype.Component;

/**
 * Tells everybody in the chat from time to time how many they are; those without a
 * nickname hear nothing.
 */
@Component
class ChatHeartbeat {

	private final ChatRoom room;

	ChatHeartbeat(ChatRoom room) {
		this.room = room;
	}

	@OnTimer("${sample.chat-heartbeat}")
	void beat(TimerResponse response) {
		List<SessionId> everybody = this.room.everybody();
		response.send(Message.text("* " + everybody.size() + " in the chat").to(everybody));
	}

}
