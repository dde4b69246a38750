package io.spserver.boot.autoconfigure.security;

import java.util.Map;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No secret of a login is ever shown.
 */
class SecretsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerSecurityAutoConfiguration.class, EnvironmentEndpointAutoConfiguration.class,
				ConfigurationPropertiesReportEndpointAutoConfiguration.class))
		.withInitializer((context) -> context.getEnvironment()
			.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("planted-systemEnvironment",
					Map.of("SPSERVER_ADMIN_SECURITY_USERS_0_NAME", "eve", "SPSERVER_ADMIN_SECURITY_USERS_0_PASSWORD",
							"hidden-3"))))
		.withPropertyValues("spserver.admin.port=0", "spserver.admin.security.user.name=ada",
				"spserver.admin.security.user.password=hidden-1", "spserver.admin.security.token=hidden-2",
				"management.endpoints.web.exposure.include=*", "management.endpoint.env.show-values=always",
				"management.endpoint.configprops.show-values=always");

	@Test
	void environmentAndPropertiesHideThem() {
		this.contextRunner.run((context) -> {
			JsonMapper mapper = JsonMapper.builder().findAndAddModules().build();
			EnvironmentEndpoint environment = context.getBean(EnvironmentEndpoint.class);
			assertThat(mapper.writeValueAsString(environment.environment(null))).contains("ada")
				.contains("SPSERVER_ADMIN_SECURITY_USERS_0_PASSWORD")
				.doesNotContain("hidden-");
			assertThat(mapper.writeValueAsString(environment.environmentEntry("spserver.admin.security.token")))
				.doesNotContain("hidden-");
			assertThat(mapper.writeValueAsString(
					context.getBean(ConfigurationPropertiesReportEndpoint.class).configurationProperties()))
				.contains("allowedHosts", "ada")
				.doesNotContain("hidden-");
		});
	}

	@Test
	void propertiesHaveNoSecretsInTheirText() {
		this.contextRunner.run((context) -> {
			AdminSecurityProperties properties = context.getBean(AdminSecurityProperties.class);
			assertThat(properties.users()).hasSize(1);
			assertThat(properties + " " + properties.user() + " " + properties.users()).doesNotContain("hidden-");
		});
	}

}
