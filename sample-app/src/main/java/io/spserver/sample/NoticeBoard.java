package io.spserver.sample;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.spserver.protocol.rpc.jackson.JsonRpcNotifier;

import org.springframework.stereotype.Component;

/**
 * The board, which keeps the latest notes. Used by several threads at once.
 */
@Component
class NoticeBoard implements Board {

	private static final int MOST = 100;

	private final Deque<String> notes = new ArrayDeque<>();

	private final JsonRpcNotifier notifier;

	NoticeBoard(JsonRpcNotifier notifier) {
		this.notifier = notifier;
	}

	@Override
	public int post(String text) {
		int count = add(text);
		this.notifier.notifyAll("rpc-tcp", "board.changed", Map.of("text", text));
		return count;
	}

	private synchronized int add(String text) {
		if (this.notes.size() == MOST) {
			this.notes.removeFirst();
		}
		this.notes.addLast(text);
		return this.notes.size();
	}

	@Override
	public synchronized List<String> notes() {
		return List.copyOf(this.notes);
	}

}
