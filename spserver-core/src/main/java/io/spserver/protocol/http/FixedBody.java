package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;

/**
 * A body whose length was announced by {@code Content-Length}.
 */
final class FixedBody implements RequestBody {

	private final GrowingBytes content = new GrowingBytes();

	private final int length;

	FixedBody(int length) {
		this.length = length;
	}

	@Override
	public boolean read(ByteBuf in) {
		int missing = this.length - this.content.count();
		this.content.take(in, Math.min(missing, in.readableBytes()), missing);
		return this.content.count() == this.length;
	}

	@Override
	public byte[] bytes() {
		return this.content.toArray();
	}

}
