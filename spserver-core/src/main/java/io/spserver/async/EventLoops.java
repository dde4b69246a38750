package io.spserver.async;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.spserver.queueing.TaskExecutor;

/**
 * The event loops of one pattern, and where the turns of the sessions of each loop run.
 */
public interface EventLoops {

	/**
	 * The event loops, over which connections are spread.
	 * @return the group
	 */
	EventLoopGroup group();

	/**
	 * What the event loops work with.
	 * @return the transport
	 */
	NativeTransport transport();

	/**
	 * Where the turns of a session run.
	 * @param loop the session's event loop
	 * @return the executor
	 */
	TaskExecutor homeOf(EventLoop loop);

}
