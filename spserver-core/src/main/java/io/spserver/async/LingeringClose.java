package io.spserver.async;

import java.io.IOException;
import java.nio.channels.NotYetConnectedException;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.ssl.SslHandler;

/**
 * Closes a connection whose session is over. Stands where the session stood.
 */
final class LingeringClose extends LastInput {

	private LingeringClose() {
	}

	/** Takes a connection over from its last handler, unless its peer has ended too. */
	static void take(Channel channel, ChannelHandler from, boolean peerHasEnded) {
		if (peerHasEnded || !channel.isActive()) {
			channel.close();
			return;
		}
		channel.pipeline().replace(from, null, new LingeringClose());
	}

	@Override
	void endOutput(ChannelHandlerContext ctx) {
		Channel channel = ctx.channel();
		SslHandler tls = channel.pipeline().get(SslHandler.class);
		if (tls != null) {
			tls.closeOutbound().addListener((future) -> shutdownOutput(channel));
		}
		else {
			shutdownOutput(channel);
		}
	}

	/** All that was written is out, so that a socket need not fail what is left. */
	private static void shutdownOutput(Channel channel) {
		if (channel instanceof UnixChannel unix && unix.fd() instanceof Socket socket) {
			shutdownOutput(channel, socket);
		}
		else if (channel instanceof DuplexChannel duplex) {
			duplex.shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
		}
		else {
			channel.close();
		}
	}

	private static void shutdownOutput(Channel channel, Socket socket) {
		try {
			socket.shutdown(false, true);
		}
		catch (IOException | NotYetConnectedException ex) {
			channel.close();
		}
	}

}
