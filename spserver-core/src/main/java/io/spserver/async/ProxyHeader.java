package io.spserver.async;

import java.net.InetSocketAddress;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProxiedProtocol.AddressFamily;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import io.spserver.ProxyProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a connection until its header of the PROXY protocol is there, or it is clear that
 * none comes. Belongs to the connection's event loop.
 */
final class ProxyHeader extends ChannelInboundHandlerAdapter {

	private static final Logger logger = LoggerFactory.getLogger(ProxyHeader.class);

	private final ProxyProtocol options;

	private final Acceptor acceptor;

	private @Nullable Future<?> limit;

	private boolean done;

	ProxyHeader(ProxyProtocol options, Acceptor acceptor) {
		this.options = options;
		this.acceptor = acceptor;
	}

	@Override
	public void channelActive(ChannelHandlerContext ctx) {
		this.limit = ctx.executor().schedule(() -> late(ctx), this.options.timeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	private void late(ChannelHandlerContext ctx) {
		if (ctx.pipeline().get(ProxyHeaderDetector.class) != null) {
			missing(ctx);
			ctx.pipeline().remove(ProxyHeaderDetector.class);
		}
		else {
			fail(ctx, "late");
		}
	}

	/** What comes is no header. */
	void missing(ChannelHandlerContext ctx) {
		if (this.options.mode() == ProxyProtocol.Mode.REQUIRED) {
			fail(ctx, "missing");
		}
		else {
			goOn(ctx);
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		if (this.done || !(message instanceof HAProxyMessage header)) {
			ReferenceCountUtil.release(message);
			return;
		}
		try {
			ConnectionAddresses told = addresses(header);
			if (told != null) {
				told.tell(ctx.channel());
			}
		}
		finally {
			header.release();
		}
		goOn(ctx);
	}

	/** Who the peer is; the proxy itself if it speaks for itself, or says nothing. */
	private static @Nullable ConnectionAddresses addresses(HAProxyMessage header) {
		AddressFamily family = header.proxiedProtocol().addressFamily();
		if (header.command() == HAProxyCommand.LOCAL
				|| (family != AddressFamily.AF_IPv4 && family != AddressFamily.AF_IPv6)) {
			return null;
		}
		return new ConnectionAddresses(
				new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString(header.sourceAddress()),
						header.sourcePort()),
				new InetSocketAddress(NetUtil.createInetAddressFromIpAddressString(header.destinationAddress()),
						header.destinationPort()));
	}

	private void goOn(ChannelHandlerContext ctx) {
		ChannelHandlerContext self = ctx.pipeline().context(this);
		done();
		this.acceptor.begin(ctx.channel());
		self.fireChannelActive();
		ctx.pipeline().remove(this);
	}

	private void fail(ChannelHandlerContext ctx, String reason) {
		if (!this.done) {
			done();
			logger.debug("The PROXY header of connection {} is {}", ctx.channel(), reason);
			this.acceptor.refuseForProxy(ctx.channel());
		}
	}

	private void done() {
		this.done = true;
		if (this.limit != null) {
			this.limit.cancel(false);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof ChannelInputShutdownEvent) {
			ctx.close();
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		done();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		fail(ctx, "malformed: " + cause.getMessage());
	}

}
