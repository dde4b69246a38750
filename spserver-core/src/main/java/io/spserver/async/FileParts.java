package io.spserver.async;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.netty.channel.DefaultFileRegion;
import io.netty.channel.FileRegion;
import io.netty.handler.stream.ChunkedInput;
import io.netty.handler.stream.ChunkedNioFile;
import io.spserver.Block;

/**
 * File blocks in the forms that connections take. Neither closes the file: that is its
 * owner's task.
 */
final class FileParts {

	private static final int CHUNK_SIZE = 8 * 1024;

	private FileParts() {
	}

	/** For a plain connection: the operating system sends the file. */
	static FileRegion region(Block.File file) {
		return new DefaultFileRegion(file.channel(), file.position(), file.length()) {

			@Override
			protected void deallocate() {
			}

		};
	}

	/** For an encrypted connection: the file is read piece by piece. */
	static ChunkedInput<?> chunked(Block.File file) {
		try {
			return new ChunkedNioFile(file.channel(), file.position(), file.length(), CHUNK_SIZE) {

				@Override
				public void close() {
				}

			};
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
