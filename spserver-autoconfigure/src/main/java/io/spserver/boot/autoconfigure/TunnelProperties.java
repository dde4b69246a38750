package io.spserver.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.spserver.protocol.tunnel.Balancing;
import io.spserver.protocol.tunnel.ProxyHeader;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the protocol 'tunnel'.
 *
 * @param targets where tunnels lead, by name: 'host:port', 'unix:/path/of/socket', or
 * 'server:name' for another server of this application
 * @param balancing which of several targets a tunnel leads to
 * @param connectTimeout how long a target may take to be connected to, TLS included,
 * before the next one is tried
 * @param proxyProtocol whether targets are told who the client is, by a header of the
 * PROXY protocol
 * @param ssl TLS with targets
 * @param socket what the operating system is told about connections to targets
 * @param access which clients may use the tunnel, by the names in their certificates
 * @param healthCheck how targets are looked for
 * @param bufferSize how much may wait in each direction for a peer that reads slowly
 * @param maxLifetime how long a tunnel may be open; 0 for ever
 * @param halfClosedTimeout how long a tunnel may be idle of which one side has ended; 0
 * as long as any
 * @param drainIdle how long a tunnel must have carried nothing to be closed when the
 * server stops
 */
public record TunnelProperties(@DefaultValue Map<String, String> targets,
		@DefaultValue("round-robin") Balancing balancing, @DefaultValue("5s") Duration connectTimeout,
		@DefaultValue("off") ProxyHeader proxyProtocol,
		@NestedConfigurationProperty @DefaultValue OutboundSslProperties ssl,
		@NestedConfigurationProperty @DefaultValue OutboundSocketProperties socket, @DefaultValue Access access,
		@DefaultValue HealthCheck healthCheck, @DefaultValue("64KB") DataSize bufferSize,
		@DefaultValue("0s") Duration maxLifetime, @DefaultValue("1m") Duration halfClosedTimeout,
		@DefaultValue("5s") Duration drainIdle) {

	/**
	 * Properties of the access to a tunnel. One of the names is enough; without names any
	 * client may use it. '*' stands for any characters in a part of the name, '**' for
	 * any characters.
	 *
	 * @param commonNames common names of subjects
	 * @param dnsNames DNS names among the subject's alternative names
	 * @param uris URIs among the subject's alternative names
	 */
	public record Access(@DefaultValue List<String> commonNames, @DefaultValue List<String> dnsNames,
			@DefaultValue List<String> uris) {
	}

	/**
	 * Properties of health checks.
	 *
	 * @param interval how often a target is looked for; 0 never
	 * @param fall how many times in a row a target must not be there to be down
	 * @param rise how many times in a row a target must be there to be up
	 */
	public record HealthCheck(@Nullable Duration interval, @DefaultValue("3") int fall, @DefaultValue("2") int rise) {
	}

}
