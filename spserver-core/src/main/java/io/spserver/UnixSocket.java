package io.spserver;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file by which processes of the same machine reach a server.
 *
 * @param path the file; one that is left over from a server that has ended is replaced
 * @param permissions who may connect: whoever may write to the file
 */
public record UnixSocket(Path path, Set<PosixFilePermission> permissions) {

	/**
	 * Creates a socket.
	 * @param path the file
	 * @param permissions who may connect
	 */
	public UnixSocket {
		permissions = Set.copyOf(permissions);
	}

	/**
	 * Creates a socket for processes of the same user.
	 * @param path the file
	 */
	public UnixSocket(Path path) {
		this(path, PosixFilePermissions.fromString("rw-------"));
	}

}
