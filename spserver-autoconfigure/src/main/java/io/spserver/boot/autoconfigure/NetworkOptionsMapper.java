package io.spserver.boot.autoconfigure;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.spserver.AddressRange;
import io.spserver.NetworkOptions;
import io.spserver.ProxyProtocol;
import io.spserver.UnixSocket;
import org.jspecify.annotations.Nullable;

/**
 * Maps what a server's properties say of the network.
 *
 * @param settings the properties
 * @param check names them in messages
 */
record NetworkOptionsMapper(ServerSettings settings, PropertyCheck check) {

	private static final int OCTAL = 8;

	NetworkOptions map() {
		return new NetworkOptions(unixSocket(), proxyProtocol(), this.settings.socket().options(this.check, false));
	}

	private @Nullable UnixSocket unixSocket() {
		Path path = this.settings.unixSocket();
		if (path == null || path.toString().isEmpty()) {
			return null;
		}
		return new UnixSocket(path.toAbsolutePath(), permissions(this.settings.unixSocketPermissions()));
	}

	private Set<PosixFilePermission> permissions(String value) {
		try {
			return PosixFilePermissions.fromString((value.matches("0?[0-7]{3}")) ? letters(value) : value);
		}
		catch (IllegalArgumentException ex) {
			throw this.check.invalid("unix-socket-permissions", value, "These are no permissions of a file.",
					"Set it to permissions such as 'rw-rw----' or '660'.");
		}
	}

	private static String letters(String digits) {
		int mode = Integer.parseInt(digits, OCTAL);
		StringBuilder letters = new StringBuilder();
		for (int bit = 8; bit >= 0; bit--) {
			letters.append(((mode >> bit & 1) != 0) ? "xwr".charAt(bit % 3) : '-');
		}
		return letters.toString();
	}

	private ProxyProtocol proxyProtocol() {
		Duration timeout = this.settings.proxyProtocolTimeout();
		if (timeout.isZero() || timeout.isNegative()) {
			throw this.check.invalid("proxy-protocol-timeout", timeout, "A connection cannot be held for ever.",
					"Set it to a duration such as '5s'.");
		}
		List<AddressRange> trusted = new ArrayList<>();
		for (String range : this.settings.proxyProtocolTrusted()) {
			trusted.add(range(range));
		}
		return new ProxyProtocol(this.settings.proxyProtocol(), trusted, timeout);
	}

	private AddressRange range(String value) {
		try {
			return AddressRange.parse(value);
		}
		catch (IllegalArgumentException ex) {
			throw this.check.invalid("proxy-protocol-trusted", value, ex.getMessage() + ".",
					"Set it to addresses or ranges such as '10.0.0.1, 10.1.0.0/16, ::1'.");
		}
	}

}
