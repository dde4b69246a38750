package io.spserver.async;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;

/**
 * Looks whether a connection begins with a header of the PROXY protocol, byte by byte, so
 * that a peer that sends a few bytes of something else is not kept waiting. Belongs to
 * the connection's event loop.
 */
final class ProxyHeaderDetector extends ByteToMessageDecoder {

	private static final byte[] VERSION_1 = "PROXY ".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] VERSION_2 = { 0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A };

	/** How much a header of version 2 may have besides addresses. */
	private static final int MAX_FURTHER_VALUES = 4096;

	private final ProxyHeader header;

	ProxyHeaderDetector(ProxyHeader header) {
		this.header = header;
	}

	@Override
	protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
		byte[] prefix = (in.getByte(in.readerIndex()) == VERSION_1[0]) ? VERSION_1 : VERSION_2;
		int present = Math.min(in.readableBytes(), prefix.length);
		for (int i = 0; i < present; i++) {
			if (in.getByte(in.readerIndex() + i) != prefix[i]) {
				this.header.missing(ctx);
				ctx.pipeline().remove(this);
				return;
			}
		}
		if (present == prefix.length) {
			ctx.pipeline().replace(this, null, new HAProxyMessageDecoder(MAX_FURTHER_VALUES));
		}
	}

}
