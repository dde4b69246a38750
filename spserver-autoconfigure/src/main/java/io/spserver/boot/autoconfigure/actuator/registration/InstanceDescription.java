package io.spserver.boot.autoconfigure.actuator.registration;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.spserver.boot.autoconfigure.AdminRegistrationProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.json.JsonWriter;
import org.springframework.core.env.Environment;

/**
 * What a Spring Boot Admin server is told about the application: its name and where it is
 * found.
 *
 * @param properties what is configured
 * @param environment has the application's name and the admin server's login
 * @param endpoints where Actuator's endpoints are
 * @param secure whether the admin server speaks TLS
 * @param started when the application was started
 */
record InstanceDescription(AdminRegistrationProperties properties, Environment environment,
		WebEndpointProperties endpoints, boolean secure, Instant started) {

	private static final JsonWriter<Map<String, Object>> WRITER = JsonWriter.standard();

	InstanceDescription(AdminRegistrationProperties properties, Environment environment,
			WebEndpointProperties endpoints, boolean secure) {
		this(properties, environment, endpoints, secure, Instant.now());
	}

	/**
	 * Describes the application.
	 * @param address where the admin server listens
	 * @return the description in JSON
	 */
	String describe(@Nullable SocketAddress address) {
		URI configured = this.properties.serviceUrl();
		String service = (configured != null) ? configured.toString() : serviceUrl(address);
		String management = or(this.properties.managementUrl(), join(service, this.endpoints.getBasePath()));
		String healthPath = this.endpoints.getPathMapping().getOrDefault("health", "health");
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("name", name());
		description.put("managementUrl", management);
		description.put("healthUrl", or(this.properties.healthUrl(), join(management, healthPath)));
		description.put("serviceUrl", service);
		description.put("metadata", metadata());
		return WRITER.writeToString(description);
	}

	private String name() {
		String name = this.properties.name();
		return (name != null) ? name
				: this.environment.getProperty("spring.application.name", "spring-boot-application");
	}

	private Map<String, String> metadata() {
		Map<String, String> metadata = new LinkedHashMap<>();
		metadata.put("startup", this.started.toString());
		if (this.properties.sendCredentials()) {
			String password = this.environment.getRequiredProperty(RegistrationCheck.PASSWORD);
			metadata.put("user.name", this.environment.getRequiredProperty(RegistrationCheck.USER));
			metadata.put("user.password", password.startsWith("{noop}") ? password.substring(6) : password);
		}
		metadata.putAll(this.properties.metadata());
		return metadata;
	}

	private String serviceUrl(@Nullable SocketAddress address) {
		if (!(address instanceof InetSocketAddress inet) || inet.getAddress() == null) {
			throw new IllegalStateException("The admin server does not listen");
		}
		String host = host(inet.getAddress());
		return ((this.secure) ? "https://" : "http://") + ((host.indexOf(':') < 0) ? host : "[" + host + "]") + ":"
				+ inet.getPort() + "/";
	}

	/** A server that listens everywhere is found at the address of its machine. */
	private static String host(InetAddress address) {
		try {
			return (address.isAnyLocalAddress()) ? InetAddress.getLocalHost().getHostAddress()
					: address.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return InetAddress.getLoopbackAddress().getHostAddress();
		}
	}

	private static String or(@Nullable URI url, String otherwise) {
		return (url != null) ? url.toString() : otherwise;
	}

	private static String join(String base, String path) {
		String start = (base.endsWith("/")) ? base.substring(0, base.length() - 1) : base;
		return start + ((path.isEmpty() || path.startsWith("/")) ? path : "/" + path);
	}

}
