package io.spserver.boot.autoconfigure.actuator.registration;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;

import io.spserver.boot.autoconfigure.AdminRegistrationProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParserFactory;

/**
 * Tells one Spring Boot Admin server about the application. Belongs to the thread that
 * registers.
 */
final class AdminServerClient {

	private static final Log logger = LogFactory.getLog(AdminServerClient.class);

	private final HttpClient client;

	private final URI instances;

	private final Duration timeout;

	private final @Nullable String authorization;

	private @Nullable String id;

	private boolean failing;

	AdminServerClient(HttpClient client, URI server, AdminRegistrationProperties properties) {
		this.client = client;
		String base = server.toString();
		this.instances = URI.create((base.endsWith("/") ? base : base + "/") + "instances");
		this.timeout = properties.readTimeout();
		this.authorization = (properties.username() != null)
				? basic(properties.username() + ":" + properties.password()) : null;
	}

	private static String basic(String credentials) {
		return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Registers, or repeats the registration. A failure is logged once, until it works
	 * again.
	 * @param description describes the application, in JSON; fails while its admin server
	 * does not listen
	 * @throws InterruptedException if the thread is interrupted
	 */
	void register(Supplier<String> description) throws InterruptedException {
		try {
			HttpResponse<String> response = send(
					request(this.instances, this.timeout).header("Content-Type", "application/json")
						.POST(BodyPublishers.ofString(description.get()))
						.build());
			if (response.statusCode() / 100 != 2) {
				failed("it answers with status " + response.statusCode());
				return;
			}
			registered(String.valueOf(JsonParserFactory.getJsonParser().parseMap(response.body()).get("id")));
		}
		catch (IOException | RuntimeException ex) {
			failed((ex instanceof ConnectException) ? "there is no connection" : ex.toString());
		}
	}

	private void registered(String newId) {
		if (this.failing || !newId.equals(this.id)) {
			logger.info("Registered with Spring Boot Admin at " + this.instances + " as " + newId);
		}
		this.failing = false;
		this.id = newId;
	}

	private void failed(String why) {
		String message = "Cannot register with Spring Boot Admin at " + this.instances + ": " + why;
		if (this.failing) {
			logger.debug(message);
		}
		else {
			logger.warn(message + ". This is repeated, and logged once.");
		}
		this.failing = true;
	}

	/**
	 * Deregisters, if the application has been registered.
	 * @param within how long that may take
	 * @throws InterruptedException if the thread is interrupted
	 */
	void deregister(Duration within) throws InterruptedException {
		if (this.id == null) {
			return;
		}
		try {
			send(request(URI.create(this.instances + "/" + this.id), within).DELETE().build());
		}
		catch (IOException | RuntimeException ex) {
			logger.debug("Cannot deregister from Spring Boot Admin at " + this.instances, ex);
		}
	}

	private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		return this.client.send(request, BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(URI uri, Duration within) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(within).header("Accept", "application/json");
		return (this.authorization != null) ? builder.header("Authorization", this.authorization) : builder;
	}

}
