package io.spserver.async;

import java.io.IOException;
import java.net.BindException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

import io.spserver.UnixSocket;
import org.jspecify.annotations.Nullable;

/**
 * The file of a unix-domain socket, before and after a server listens there.
 */
final class UnixSocketFile {

	private final UnixSocket socket;

	/** What the operating system knows the file by, to remove no other one. */
	private @Nullable Object key;

	UnixSocketFile(UnixSocket socket) {
		this.socket = socket;
	}

	Path path() {
		return this.socket.path();
	}

	/**
	 * Makes room: a file that nobody listens at any more is removed.
	 * @throws IOException if a server listens there, or the file is something else
	 */
	void clear() throws IOException {
		Path path = this.socket.path();
		if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		if (!attributes(path).isOther()) {
			throw new BindException("The file " + path + " exists and is no socket");
		}
		try (SocketChannel present = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
			throw new BindException("Address already in use: " + path + " (" + present.getRemoteAddress() + ")");
		}
		catch (BindException ex) {
			throw ex;
		}
		catch (IOException ex) {
			Files.deleteIfExists(path);
		}
	}

	/** A server listens now: those who may are let in. */
	void opened() throws IOException {
		Path path = this.socket.path();
		Files.setPosixFilePermissions(path, this.socket.permissions());
		this.key = attributes(path).fileKey();
	}

	/** Nobody listens any more. */
	void remove() {
		Path path = this.socket.path();
		try {
			if (this.key != null && this.key.equals(attributes(path).fileKey())) {
				Files.deleteIfExists(path);
			}
		}
		catch (IOException ex) {
			// It is gone.
		}
	}

	private static BasicFileAttributes attributes(Path path) throws IOException {
		return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
	}

}
