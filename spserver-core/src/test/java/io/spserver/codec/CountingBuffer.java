package io.spserver.codec;

import java.nio.charset.Charset;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;

/**
 * Counts the bytes that a decoder looks at or takes.
 */
final class CountingBuffer extends UnpooledHeapByteBuf {

	private long count;

	CountingBuffer(int size) {
		super(UnpooledByteBufAllocator.DEFAULT, size, size);
	}

	long count() {
		return this.count;
	}

	@Override
	public int indexOf(int fromIndex, int toIndex, byte value) {
		int index = super.indexOf(fromIndex, toIndex, value);
		this.count += ((index >= 0) ? index + 1 : toIndex) - fromIndex;
		return index;
	}

	@Override
	public byte getByte(int index) {
		this.count++;
		return super.getByte(index);
	}

	@Override
	public byte readByte() {
		this.count++;
		return super.readByte();
	}

	@Override
	public ByteBuf readBytes(byte[] target, int targetIndex, int length) {
		this.count += length;
		return super.readBytes(target, targetIndex, length);
	}

	@Override
	public String toString(int index, int length, Charset charset) {
		this.count += length;
		return super.toString(index, length, charset);
	}

}
