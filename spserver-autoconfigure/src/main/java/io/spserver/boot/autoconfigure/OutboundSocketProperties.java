package io.spserver.boot.autoconfigure;

import io.spserver.NetworkOptions;
import io.spserver.ProxyProtocol;
import io.spserver.SocketOptions;
import io.spserver.boot.autoconfigure.SocketProperties.KeepAliveProbes;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the sockets of connections that the application opens.
 *
 * @param noDelay whether small packets are sent at once
 * @param keepAlive how the operating system finds out that a peer has vanished
 * @param receiveBuffer size of the operating system's buffer for input; default: its
 * choice
 * @param sendBuffer size of the operating system's buffer for output; default: its choice
 */
public record OutboundSocketProperties(@DefaultValue("true") boolean noDelay,
		@NestedConfigurationProperty @DefaultValue KeepAliveProbes keepAlive, @Nullable DataSize receiveBuffer,
		@Nullable DataSize sendBuffer) {

	/**
	 * What the operating system is told.
	 * @param check names the properties, of which these begin with {@code socket}
	 * @return the options
	 */
	public SocketOptions options(PropertyCheck check) {
		SocketProperties sockets = new SocketProperties(false, this.noDelay, this.keepAlive, this.receiveBuffer,
				this.sendBuffer);
		return sockets.options(check, true);
	}

	/**
	 * The same as part of a client's or dispatcher's options.
	 * @param check names the properties
	 * @return the options
	 */
	public NetworkOptions network(PropertyCheck check) {
		return new NetworkOptions(null, ProxyProtocol.OFF, options(check));
	}

}
