package io.spserver.boot.autoconfigure.actuator.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends the same requests to one application on the admin server, on Tomcat with Spring
 * MVC, and on Tomcat with WebFlux, and compares the answers. Also to the admin server
 * beside Spring MVC.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ActuatorComparisonIntegrationTests {

	private static final int LEAST = 150;

	/**
	 * A publisher without a value is no value; a version that is not there is not
	 * answered with another one; what is not found by GET is not found by HEAD.
	 */
	private static final Set<String> DELIBERATE = Set.of("GET /actuator/later/empty []",
			"GET /actuator/prometheus [Accept, application/openmetrics-text;version=0.0.1,text/plain;version=0.0.4]",
			"HEAD /actuator/plain/x []");

	private final List<ConfigurableApplicationContext> applications = new ArrayList<>();

	private AdminClient alone;

	private AdminClient beside;

	private AdminClient servlet;

	private AdminClient reactive;

	@BeforeAll
	void start(@TempDir Path folder) throws IOException {
		Path log = Files.writeString(folder.resolve("test.log"), "0123456789\n");
		this.alone = new AdminClient(base("local.spserver.admin.port", start(WebApplicationType.NONE, log)));
		Environment mvc = start(WebApplicationType.SERVLET, log);
		this.servlet = new AdminClient(base("local.server.port", mvc));
		this.beside = new AdminClient(base("local.spserver.admin.port", mvc));
		this.reactive = new AdminClient(base("local.server.port", start(WebApplicationType.REACTIVE, log)));
	}

	private Environment start(WebApplicationType type, Path log) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class).web(type)
			.bannerMode(Banner.Mode.OFF)
			.registerShutdownHook(false)
			.run("--spserver.admin.port=0", "--server.port=0", "--spring.application.name=compared",
					"--management.endpoints.web.exposure.include=*",
					"--management.endpoint.heapdump.access=unrestricted",
					"--management.endpoint.health.probes.add-additional-paths=true",
					"--management.endpoint.health.group.some.include=ping",
					"--management.endpoint.health.group.some.additional-path=server:/some",
					"--management.endpoint.logfile.external-file=" + log);
		this.applications.add(context);
		return context.getEnvironment();
	}

	private static String base(String port, Environment environment) {
		return "http://127.0.0.1:" + environment.getRequiredProperty(port);
	}

	@AfterAll
	void stop() {
		this.applications.forEach(ConfigurableApplicationContext::close);
	}

	@Test
	void answersAsSpringMvcDoes() {
		compare(this.alone, this.servlet, ComparedResponse.HEADERS);
	}

	@Test
	void answersAsWebFluxDoes() {
		compare(this.alone, this.reactive, List.of("Content-Type"));
	}

	@Test
	void answersBesideSpringMvcAsAlone() {
		compare(this.beside, this.servlet, ComparedResponse.HEADERS);
	}

	private void compare(AdminClient ours, AdminClient theirs, List<String> headers) {
		List<ComparedRequest> requests = ComparedRequest.all();
		assertThat(requests).hasSizeGreaterThan(LEAST);
		List<String> differences = new ArrayList<>();
		Set<String> deliberate = new HashSet<>();
		for (ComparedRequest request : requests) {
			ComparedResponse own = new ComparedResponse(request.send(ours), ours.base());
			ComparedResponse other = new ComparedResponse(request.sendAgainIfClosed(theirs), theirs.base());
			String difference = own.difference(other, request, headers);
			if (difference != null && DELIBERATE.contains(request.toString())) {
				deliberate.add(request.toString());
			}
			else if (difference != null) {
				differences.add(request + difference);
			}
		}
		assertThat(differences).isEmpty();
		assertThat(deliberate).isEqualTo(DELIBERATE);
	}

	@Test
	void linksAreTheSameButForWhatOnlyOneHas() {
		Set<String> own = links(this.alone);
		Set<String> other = links(this.servlet);
		assertThat(own).containsAll(other);
		assertThat(links(this.beside)).isEqualTo(other);
	}

	private Set<String> links(AdminClient client) {
		Set<String> links = new TreeSet<>();
		for (String part : client.get("/actuator").body().split("\"href\":\"" + client.base())) {
			links.add(part.substring(0, Math.max(0, part.indexOf('"'))));
		}
		return links;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(UserEndpointsTests.Endpoints.class)
	static class Application {

	}

}
