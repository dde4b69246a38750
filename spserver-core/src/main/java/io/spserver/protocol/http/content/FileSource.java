package io.spserver.protocol.http.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.spserver.protocol.content.BoundedInputStream;
import io.spserver.protocol.http.HttpBody;

/**
 * A file, sent without being copied.
 *
 * @param file the file, not a symbolic link
 */
record FileSource(Path file) implements ByteSource {

	@Override
	public InputStream open(long position, long length) throws IOException {
		FileChannel channel = channel(position, length);
		return new BoundedInputStream(Channels.newInputStream(channel), length);
	}

	@Override
	public HttpBody body(long position, long length) throws IOException {
		FileChannel channel = channel(position, length);
		return HttpBody.file(channel, position, length, channel);
	}

	private FileChannel channel(long position, long length) throws IOException {
		FileChannel channel = FileChannel.open(this.file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
		try {
			if (channel.size() < position + length) {
				throw new IOException("The file has become shorter: " + this.file);
			}
			return channel.position(position);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

}
