package io.spserver.boot.autoconfigure.tunnel;

import java.util.function.Consumer;

import io.spserver.Protocol;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.OutboundTls;
import io.spserver.boot.autoconfigure.PropertyCheck;
import io.spserver.boot.autoconfigure.ProtocolSource;
import io.spserver.boot.autoconfigure.ServerProperties;
import io.spserver.boot.autoconfigure.TunnelProperties;
import io.spserver.protocol.tunnel.CertificateNames;
import io.spserver.protocol.tunnel.TunnelOptions;
import io.spserver.protocol.tunnel.TunnelProtocol;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.jspecify.annotations.Nullable;

/**
 * Makes the protocol of servers that are tunnels.
 */
final class TunnelProtocolSource implements ProtocolSource {

	private final TargetParser targets;

	private final OutboundTls tls;

	TunnelProtocolSource(TargetParser targets, OutboundTls tls) {
		this.targets = targets;
		this.tls = tls;
	}

	@Override
	public @Nullable Protocol create(String server, ServerProperties properties) {
		if (!properties.protocol().equals(TunnelProtocol.NAME)) {
			return null;
		}
		TunnelProperties tunnel = properties.tunnel();
		PropertyCheck check = PropertyCheck.ofServer(server).below("tunnel");
		TunnelProtocol protocol = new TunnelProtocol(map(server, check, properties));
		this.tls.follow(check, tunnel.ssl(), protocol::tls);
		return protocol;
	}

	private TunnelOptions map(String server, PropertyCheck check, ServerProperties properties) {
		TunnelProperties tunnel = properties.tunnel();
		TunnelOptions.Builder builder = TunnelOptions.builder()
			.targets(this.targets.parse(server, tunnel.targets()))
			.balancing(tunnel.balancing())
			.proxyHeader(tunnel.proxyProtocol())
			.access(access(server, properties))
			.tls(this.tls.map(check, tunnel.ssl()))
			.sockets(tunnel.socket().options(check));
		set(check, "connect-timeout", tunnel.connectTimeout(), builder::connectTimeout);
		set(check, "max-lifetime", tunnel.maxLifetime(), builder::maxLifetime);
		set(check, "half-closed-timeout", tunnel.halfClosedTimeout(), builder::halfClosedTimeout);
		set(check, "drain-idle", tunnel.drainIdle(), builder::drainIdle);
		set(check, "buffer-size", tunnel.bufferSize(),
				(size) -> builder.bufferSize((int) Math.min(Integer.MAX_VALUE, size.toBytes())));
		TunnelProperties.HealthCheck health = tunnel.healthCheck();
		if (health.interval() != null) {
			set(check, "health-check.interval", health.interval(), builder::healthCheckInterval);
		}
		set(check, "health-check.fall", health.fall(), builder::fall);
		set(check, "health-check.rise", health.rise(), builder::rise);
		checkServerName(check, tunnel);
		return builder.build();
	}

	private static CertificateNames access(String server, ServerProperties properties) {
		TunnelProperties.Access access = properties.tunnel().access();
		CertificateNames names = CertificateNames.of(access.commonNames(), access.dnsNames(), access.uris());
		if (!names.permitAll() && properties.ssl().clientAuth() != ClientAuth.NEED) {
			throw new InvalidSpServerPropertyException(SpServerPropertyNames.of(server, "ssl.client-auth"),
					properties.ssl().clientAuth(),
					"The tunnel is for clients with certain names in their certificates.",
					"Set it to 'need', or remove the properties '" + SpServerPropertyNames.of(server, "tunnel.access.*")
							+ "'.");
		}
		return names;
	}

	/** A socket in the file system has no name that could be verified. */
	private static void checkServerName(PropertyCheck check, TunnelProperties tunnel) {
		boolean nameless = tunnel.targets()
			.values()
			.stream()
			.anyMatch((target) -> target.startsWith(TargetParser.UNIX));
		if (nameless && tunnel.ssl().lacksName()) {
			throw check.invalid("ssl.server-name", null,
					"The certificate of a target at a unix socket can be for any name.",
					"Set it to the name that the certificate must be for.");
		}
	}

	private static <T> void set(PropertyCheck check, String key, T value, Consumer<T> setter) {
		try {
			setter.accept(value);
		}
		catch (IllegalArgumentException ex) {
			throw check.invalid(key, value, "It cannot be used: " + ex.getMessage() + ".",
					"Set it to a value in that range.");
		}
	}

}
