package io.spserver.boot.autoconfigure.actuator.web;

import java.util.List;
import java.util.Set;

import io.spserver.boot.autoconfigure.AdminActuatorProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.EndpointExposureOutcomeContributor;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.core.env.Environment;

/**
 * Has Spring Boot create the endpoints that only the admin server exposes. Other web
 * servers of the application do not show them, since they have a filter of their own.
 */
final class AdminExposureOutcomeContributor implements EndpointExposureOutcomeContributor {

	private static final List<String> SWITCHES = List.of("spserver.enabled", "spserver.admin.enabled",
			AdminActuatorProperties.PREFIX + ".enabled");

	private final @Nullable AdminExposure exposure;

	/**
	 * Created by Spring Boot.
	 * @param environment has the properties
	 */
	AdminExposureOutcomeContributor(Environment environment) {
		boolean on = SWITCHES.stream().allMatch((name) -> environment.getProperty(name, Boolean.class, true));
		this.exposure = (on) ? new AdminExposure(environment) : null;
	}

	@Override
	public @Nullable ConditionOutcome getExposureOutcome(EndpointId endpointId, Set<EndpointExposure> exposures,
			ConditionMessage.Builder message) {
		if (this.exposure == null || !exposures.contains(EndpointExposure.WEB)
				|| !this.exposure.isExposed(endpointId)) {
			return null;
		}
		return ConditionOutcome
			.match(message.because("exposed on the admin server by '" + AdminActuatorProperties.PREFIX + ".exposure'"));
	}

}
