package io.spserver.boot.autoconfigure.security;

import java.util.ArrayList;
import java.util.List;

import io.spserver.ServerOptions;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.http.HttpServerContributor;
import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.security.AccessEvents;
import io.spserver.protocol.http.security.AccessFilter;
import io.spserver.protocol.http.security.HostFilter;
import io.spserver.protocol.http.security.OriginFilter;
import io.spserver.protocol.http.security.SecurityHeadersFilter;
import io.spserver.protocol.http.security.WriteEventsFilter;

/**
 * Puts its filters around all routes of the admin server: inside of what observes
 * requests, so that refused ones are counted, and outside of everything else.
 */
final class AdminSecurity implements HttpServerContributor {

	static final int ORDER = HIGHEST_PRECEDENCE + 100;

	private final AdminSecurityProperties properties;

	private final AdminAccess access;

	private final NetworkExposure exposure;

	private final AccessEvents events;

	AdminSecurity(AdminSecurityProperties properties, AdminAccess access, NetworkExposure exposure,
			AccessEvents events) {
		this.properties = properties;
		this.access = access;
		this.exposure = exposure;
		this.events = events;
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public List<HttpFilter> filters(ServerOptions server) {
		if (!SpServerPropertyNames.ADMIN.equals(server.name())) {
			return List.of();
		}
		List<HttpFilter> filters = new ArrayList<>();
		filters.add(new SecurityHeadersFilter());
		if (this.properties.enabled()) {
			this.exposure.checkCertificates();
			this.exposure.checkLogin(server, this.access.hasLogin());
			if (NetworkExposure.isLocal(server) || !this.properties.allowedHosts().isEmpty()) {
				filters.add(hostFilter(server));
			}
			filters.add(originFilter());
			filters.add(new AccessFilter(this.access.rules(), this.access.logins(), this.events));
		}
		else {
			NetworkExposure.warnIfOpen(server);
		}
		filters.add(new WriteEventsFilter(this.events, this.access.rpcEndpoints()));
		return filters;
	}

	private HttpFilter hostFilter(ServerOptions server) {
		try {
			return new HostFilter(server.address().getAddress(), this.properties.allowedHosts(),
					"This server does not answer for the host that the request names: "
							+ "'spserver.admin.security.allowed-hosts' has those that it does.");
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSpServerPropertyException("spserver.admin.security.allowed-hosts",
					this.properties.allowedHosts(), ex.getMessage() + ".",
					"List names and addresses without scheme and port, such as 'admin.example.org'.");
		}
	}

	private HttpFilter originFilter() {
		try {
			return new OriginFilter(this.properties.allowedOrigins(),
					"A page of this origin may not write: 'spserver.admin.security.allowed-origins' has those that may.");
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSpServerPropertyException("spserver.admin.security.allowed-origins",
					this.properties.allowedOrigins(), ex.getMessage() + ".",
					"List origins such as 'https://admin.example.org'.");
		}
	}

}
