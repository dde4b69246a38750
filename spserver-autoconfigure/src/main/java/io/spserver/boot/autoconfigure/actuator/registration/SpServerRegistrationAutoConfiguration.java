package io.spserver.boot.autoconfigure.actuator.registration;

import io.spserver.boot.SpServerLifecycle;
import io.spserver.boot.autoconfigure.AdminRegistrationProperties;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.boot.autoconfigure.actuator.web.SpServerActuatorAutoConfiguration;
import io.spserver.server.SpServer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the registration with Spring
 * Boot Admin servers, if there is a URL of one.
 */
@AutoConfiguration(after = SpServerActuatorAutoConfiguration.class)
@ConditionalOnClass(WebEndpointProperties.class)
@ConditionalOnBooleanProperty(name = { "spserver.enabled", "spserver.admin.enabled" }, matchIfMissing = true)
@Conditional(OnRegistrationUrlCondition.class)
@ConditionalOnBean(WebEndpointProperties.class)
public final class SpServerRegistrationAutoConfiguration {

	@Bean
	InstanceRegistration instanceRegistration(@Qualifier("adminServerLifecycle") SpServerLifecycle lifecycle,
			SpServerProperties properties, ObjectProvider<WebEndpointProperties> endpoints, Environment environment) {
		AdminRegistrationProperties registration = properties.admin().registration();
		new RegistrationCheck(environment).check(registration);
		SpServer server = lifecycle.getServers().get(0);
		boolean secure = !Boolean.FALSE.equals(properties.admin().ssl().enabled())
				&& properties.admin().ssl().bundle() != null;
		InstanceDescription description = new InstanceDescription(registration, environment, endpoints.getObject(),
				secure);
		return new InstanceRegistration(registration, () -> description.describe(server.localAddress()));
	}

}
