package io.spserver.protocol.tunnel;

import java.net.SocketAddress;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a target at any moment, since its tunnel was created. Safe for use by
 * any thread.
 */
public interface TargetStatus {

	/**
	 * The target's name.
	 * @return the name
	 */
	String name();

	/**
	 * Where the target is.
	 * @return the address, {@code null} if there is none at the moment
	 */
	@Nullable SocketAddress address();

	/**
	 * Whether the target was there when it was last looked.
	 * @return {@code true} also if nobody looks
	 */
	boolean isUp();

	/**
	 * How many tunnels lead to it now.
	 * @return the number
	 */
	int connections();

	/**
	 * How many connections to it were opened for tunnels.
	 * @return the number
	 */
	long connected();

	/**
	 * How many connections to it could not be opened, or broke before they carried
	 * anything.
	 * @return the number
	 */
	long failed();

	/**
	 * How long it took altogether to open those that were opened, TLS included.
	 * @return nanoseconds
	 */
	long connectNanos();

	/**
	 * How much was carried to the target.
	 * @return bytes
	 */
	long bytesToTarget();

	/**
	 * How much was carried from the target.
	 * @return bytes
	 */
	long bytesFromTarget();

}
