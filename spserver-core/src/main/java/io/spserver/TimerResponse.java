package io.spserver;

import java.time.Duration;

/**
 * What a {@link TimerHandler} wants done when its call has returned. Used by the
 * handler's thread during that call only.
 */
public interface TimerResponse {

	/**
	 * Sends a message to its {@linkplain Message#receivers() receivers}.
	 * @param message the message
	 * @return this
	 */
	TimerResponse send(Message message);

	/**
	 * Closes a session after what has been sent to it is out.
	 * @param session its id; unknown ones are passed over
	 * @return this
	 */
	TimerResponse close(SessionId session);

	/**
	 * Sets the time until the next call, and between the calls from then on.
	 * @param interval the time, from the end of this call; more than zero
	 * @return this
	 */
	TimerResponse next(Duration interval);

	/**
	 * Ends the timer: there is no further call.
	 * @return this
	 */
	TimerResponse end();

}
