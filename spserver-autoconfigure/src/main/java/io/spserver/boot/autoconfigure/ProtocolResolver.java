package io.spserver.boot.autoconfigure;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.spserver.Protocol;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.codec.Protocols;
import io.spserver.protocol.http.HttpProtocol;
import io.spserver.protocol.rpc.tcp.JsonRpcProtocol;
import io.spserver.protocol.smtp.SmtpOptions;
import io.spserver.protocol.smtp.SmtpProtocol;
import io.spserver.protocol.tunnel.TunnelProtocol;

/**
 * Finds the protocol that a server's properties name: a bean of that name, or one of
 * ours.
 *
 * @param beans protocols that are beans
 * @param sources make those of ours that need more than properties
 */
record ProtocolResolver(List<Protocol> beans, List<ProtocolSource> sources) {

	private static final Set<String> OURS = Set.of("line", "multi-line", "dot-terminated", "length-prefixed", "raw",
			HttpProtocol.NAME, JsonRpcProtocol.NAME, SmtpProtocol.SMTP, SmtpProtocol.LMTP, TunnelProtocol.NAME);

	private static final Set<Integer> PREFIXES = Set.of(1, 2, 4, 8);

	Protocol resolve(String server, ServerProperties properties) {
		for (Protocol bean : this.beans) {
			if (bean.name().equals(properties.protocol())) {
				return bean;
			}
		}
		for (ProtocolSource source : this.sources) {
			Protocol made = source.create(server, properties);
			if (made != null) {
				return made;
			}
		}
		return switch (properties.protocol()) {
			case "line" -> Protocols.line();
			case "multi-line" -> Protocols.multiLine();
			case "dot-terminated" -> Protocols.dotTerminated();
			case "length-prefixed" -> lengthPrefixed(server, properties.lengthPrefix().bytes());
			case "raw" -> Protocols.raw();
			case HttpProtocol.NAME -> new HttpProtocol(HttpOptionsMapper.map(server, properties.http()));
			case JsonRpcProtocol.NAME -> new JsonRpcProtocol(properties.rpc().framing());
			case SmtpProtocol.SMTP -> SmtpProtocol.smtp(smtp(server, properties));
			case SmtpProtocol.LMTP -> SmtpProtocol.lmtp(smtp(server, properties));
			default -> throw unknown(server, properties.protocol());
		};
	}

	/**
	 * The protocol of the admin server.
	 * @param properties its properties
	 * @return a bean named {@code http}, or ours
	 */
	Protocol http(AdminProperties properties) {
		return this.beans.stream()
			.filter((bean) -> bean.name().equals(HttpProtocol.NAME))
			.findFirst()
			.orElseGet(() -> new HttpProtocol(HttpOptionsMapper.map(SpServerPropertyNames.ADMIN, properties.http())));
	}

	private static SmtpOptions smtp(String server, ServerProperties properties) {
		return SmtpOptionsMapper.map(server, properties.smtp(), properties.ssl());
	}

	private Protocol lengthPrefixed(String server, int bytes) {
		if (!PREFIXES.contains(bytes)) {
			throw PropertyCheck.ofServer(server)
				.invalid("length-prefix.bytes", bytes, "There is no prefix of that size.", "Set it to 1, 2, 4 or 8.");
		}
		return Protocols.lengthPrefixed(bytes);
	}

	private RuntimeException unknown(String server, String protocol) {
		Set<String> known = new TreeSet<>(OURS);
		this.beans.forEach((bean) -> known.add(bean.name()));
		return PropertyCheck.ofServer(server)
			.invalid("protocol", protocol, "There is no such protocol.", "Set it to one of " + String.join(", ", known)
					+ ", or add a bean of type io.spserver.Protocol with the name '" + protocol + "'.");
	}

}
