package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;

/**
 * A body that ends with its stream. Netty holds it to its Content-Length.
 */
final class Http2Body implements RequestBody {

	private final long maxLength;

	private long length;

	private boolean ended;

	/**
	 * Creates a body.
	 * @param maxLength how long it may be
	 */
	Http2Body(long maxLength) {
		this.maxLength = maxLength;
	}

	/** What has arrived is all there is. */
	void end() {
		this.ended = true;
	}

	@Override
	public boolean read(ByteBuf in, GrowingBytes content, int limit) throws HttpProtocolException {
		if (in.readableBytes() > this.maxLength - this.length) {
			throw RequestBody.tooLarge(this.maxLength);
		}
		int room = limit - content.count();
		int taken = Math.min(room, in.readableBytes());
		content.take(in, taken, room);
		this.length += taken;
		return this.ended && !in.isReadable();
	}

}
