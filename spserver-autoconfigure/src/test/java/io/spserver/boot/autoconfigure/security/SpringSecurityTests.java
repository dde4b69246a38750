package io.spserver.boot.autoconfigure.security;

import java.security.Principal;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpringSecurityConfiguration} and encodings of passwords, over sockets.
 */
class SpringSecurityTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerSecurityAutoConfiguration.class))
		.withBean("userRoutes", HttpRoutes.class,
				() -> HttpRoutes.builder().get("/who", SpringSecurityTests::who).get("/denied", (request) -> {
					throw new AccessDeniedException("planned");
				}).get("/livez", SpringSecurityTests::who).build())
		.withPropertyValues("spserver.admin.port=0");

	private static HttpResponse who(HttpRequest request) {
		Principal principal = request.principal();
		Authentication current = SecurityContextHolder.getContext().getAuthentication();
		return HttpResponse.text(((principal != null) ? principal.getName() : "nobody") + " "
				+ ((current != null) ? current.getAuthorities() : "nothing") + " " + (current == principal) + " "
				+ request.isUserInRole("OPS") + request.isUserInRole("ROLE_OPS") + request.isUserInRole("audit"));
	}

	private static AuthenticationManager manager() {
		return new ProviderManager(new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
				User.withUsername("ada").password("{noop}secret").authorities("ROLE_OPS", "audit").build())));
	}

	@Test
	void managerLogsIn() {
		this.contextRunner.withBean(AuthenticationManager.class, SpringSecurityTests::manager).run((context) -> {
			RawClient client = new RawClient(context.getEnvironment());
			assertThat(client.get("/who")).startsWith("HTTP/1.1 401")
				.contains("WWW-Authenticate: Basic ")
				.doesNotContain("Bearer");
			assertThat(client.get("/who", RawClient.basic("ada:wrong"))).startsWith("HTTP/1.1 401");
			assertThat(client.get("/who", RawClient.basic("ada:secret"))).startsWith("HTTP/1.1 200")
				.contains("ada [", "ROLE_OPS", "audit")
				.endsWith("] true truefalsetrue");
			assertThat(client.get("/livez")).endsWith("nobody nothing true falsefalsefalse");
			assertThat(client.get("/denied", RawClient.basic("ada:secret"))).startsWith("HTTP/1.1 403");
			assertThat(client.post("/who", "x", RawClient.basic("ada:secret"))).startsWith("HTTP/1.1 403");
		});
	}

	@Test
	void managerThatCannotCheckIsNoFailureOfTheClient() {
		this.contextRunner.withBean(AuthenticationManager.class, () -> (authentication) -> {
			throw new AuthenticationServiceException("directory is down");
		}).withPropertyValues("spserver.admin.security.throttle.failures=1").run((context) -> {
			RawClient client = new RawClient(context.getEnvironment());
			assertThat(client.get("/who", RawClient.basic("ada:secret"))).startsWith("HTTP/1.1 503")
				.doesNotContain("directory");
			assertThat(client.get("/who", RawClient.basic("ada:secret"))).startsWith("HTTP/1.1 503");
		});
	}

	@Test
	void usersOfPropertiesComeInPlaceOfTheManager() {
		this.contextRunner.withBean(AuthenticationManager.class, SpringSecurityTests::manager)
			.withPropertyValues("spserver.admin.security.user.name=bob", "spserver.admin.security.user.password=b0b",
					"spserver.admin.security.user.roles=OPS")
			.run((context) -> {
				RawClient client = new RawClient(context.getEnvironment());
				assertThat(client.get("/who", RawClient.basic("ada:secret"))).startsWith("HTTP/1.1 401");
				assertThat(client.get("/who", RawClient.basic("bob:b0b")))
					.endsWith("bob [ROLE_OPS] true truefalsefalse");
			});
	}

	@Test
	void passwordsMayBeHashed() {
		String hash = PasswordEncoderFactories.createDelegatingPasswordEncoder().encode("s3cret");
		assertThat(hash).startsWith("{bcrypt}");
		this.contextRunner
			.withPropertyValues("spserver.admin.security.user.name=ada",
					"spserver.admin.security.user.password=" + hash, "spserver.admin.security.token=" + hash)
			.run((context) -> {
				RawClient client = new RawClient(context.getEnvironment());
				assertThat(client.get("/who", RawClient.basic("ada:s3cret"))).startsWith("HTTP/1.1 200");
				assertThat(client.get("/who", RawClient.basic("ada:" + hash))).startsWith("HTTP/1.1 401");
				assertThat(client.get("/who", "Authorization: Bearer s3cret")).startsWith("HTTP/1.1 200");
				assertThat(client.get("/who", RawClient.basic("eve:s3cret"))).startsWith("HTTP/1.1 401");
			});
	}

}
