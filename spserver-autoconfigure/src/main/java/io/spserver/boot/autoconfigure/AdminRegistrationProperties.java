package io.spserver.boot.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the registration with Spring Boot Admin servers.
 *
 * @param url base URLs of the Spring Boot Admin servers; without any the application does
 * not register
 * @param interval how often the registration is repeated
 * @param name name to register under; by default that of the application
 * @param serviceUrl URL of the application; by default that of the admin server
 * @param managementUrl URL of Actuator; by default below the service URL
 * @param healthUrl URL of the health endpoint; by default below the management URL
 * @param metadata what else the Spring Boot Admin servers are told
 * @param sendCredentials whether they are told the user and password of the admin server,
 * so that they can log in there
 * @param username user to log in with at the Spring Boot Admin servers
 * @param password password to log in with at the Spring Boot Admin servers
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take
 * @param autoDeregistration whether the application deregisters when it stops
 */
public record AdminRegistrationProperties(@DefaultValue List<URI> url, @DefaultValue("10s") Duration interval,
		@Nullable String name, @Nullable URI serviceUrl, @Nullable URI managementUrl, @Nullable URI healthUrl,
		@DefaultValue Map<String, String> metadata, @DefaultValue("false") boolean sendCredentials,
		@Nullable String username, @Nullable String password, @DefaultValue("5s") Duration connectTimeout,
		@DefaultValue("5s") Duration readTimeout, @DefaultValue("true") boolean autoDeregistration) {

	/** What the names of these properties begin with. */
	public static final String PREFIX = "spserver.admin.registration";

	/**
	 * The origins of the Spring Boot Admin servers. Their pages send what their users do
	 * through these servers, which pass the origin on.
	 * @return the origins of the URLs
	 */
	public List<String> origins() {
		return this.url.stream()
			.filter((server) -> server.getHost() != null && List.of("http", "https").contains(server.getScheme()))
			.map((server) -> server.getScheme() + "://" + server.getAuthority())
			.toList();
	}

}
