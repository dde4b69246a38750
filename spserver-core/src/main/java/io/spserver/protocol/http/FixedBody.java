package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;

/**
 * A body whose length was announced by {@code Content-Length}.
 */
final class FixedBody implements RequestBody {

	private long missing;

	FixedBody(long length) {
		this.missing = length;
	}

	@Override
	public boolean read(ByteBuf in, GrowingBytes content, int limit) {
		long room = Math.min(this.missing, limit - content.count());
		int length = (int) Math.min(room, in.readableBytes());
		content.take(in, length, room);
		this.missing -= length;
		return this.missing == 0;
	}

}
