package io.spserver.boot.autoconfigure.client;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.spserver.Protocol;
import io.spserver.boot.autoconfigure.PropertyCheck;
import io.spserver.codec.Protocols;

/**
 * Finds the protocol that a client's properties name: a bean of that name, or one of
 * ours.
 *
 * @param beans protocols that are beans
 */
record ClientProtocols(List<Protocol> beans) {

	private static final Set<String> OURS = Set.of("line", "multi-line", "dot-terminated", "length-prefixed", "raw");

	private static final Set<String> FOR_SERVERS = Set.of("http", "json-rpc", "smtp", "lmtp", "tunnel");

	private static final Set<Integer> PREFIXES = Set.of(1, 2, 4, 8);

	Protocol resolve(PropertyCheck check, ClientProperties properties) {
		for (Protocol bean : this.beans) {
			if (bean.name().equals(properties.protocol())) {
				return bean;
			}
		}
		return switch (properties.protocol()) {
			case "line" -> Protocols.line();
			case "multi-line" -> Protocols.multiLine();
			case "dot-terminated" -> Protocols.dotTerminated();
			case "length-prefixed" -> lengthPrefixed(check, properties.lengthPrefix().bytes());
			case "raw" -> Protocols.raw();
			default -> throw unknown(check, properties.protocol());
		};
	}

	private Protocol lengthPrefixed(PropertyCheck check, int bytes) {
		if (!PREFIXES.contains(bytes)) {
			throw check.invalid("length-prefix.bytes", bytes, "There is no prefix of that size.",
					"Set it to 1, 2, 4 or 8.");
		}
		return Protocols.lengthPrefixed(bytes);
	}

	private RuntimeException unknown(PropertyCheck check, String protocol) {
		Set<String> known = new TreeSet<>(OURS);
		this.beans.forEach((bean) -> known.add(bean.name()));
		String reason = (FOR_SERVERS.contains(protocol)) ? "Only servers speak this protocol."
				: "There is no such protocol.";
		return check.invalid("protocol", protocol, reason, "Set it to one of " + String.join(", ", known)
				+ ", or add a bean of type io.spserver.Protocol with the name '" + protocol + "'.");
	}

}
