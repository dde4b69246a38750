package io.spserver;

import java.util.List;

/**
 * Hears what became of a message: the asynchronous completion token of SPServer.
 */
@FunctionalInterface
public interface CompletionHandler {

	/**
	 * All receivers of the message are settled. Called once a message, on a worker
	 * thread; may block.
	 * @param message the message, with the completion key it was sent with
	 * @param succeeded the sessions whose connection took all of it
	 * @param failed the sessions that were unknown or closing, or whose connection broke
	 */
	void completed(Message message, List<SessionId> succeeded, List<SessionId> failed);

}
