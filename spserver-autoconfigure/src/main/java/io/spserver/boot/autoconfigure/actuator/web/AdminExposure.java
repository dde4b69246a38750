package io.spserver.boot.autoconfigure.actuator.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.spserver.boot.autoconfigure.AdminActuatorProperties;
import io.spserver.boot.autoconfigure.AdminActuatorProperties.ExposureProperties;

import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.IncludeExcludeEndpointFilter;
import org.springframework.boot.actuate.endpoint.EndpointFilter;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Which endpoints the admin server answers for: those that its own properties include and
 * those that are exposed on the web anyway, but none that either excludes. Immutable.
 */
final class AdminExposure implements EndpointFilter<ExposableWebEndpoint> {

	private static final String WEB = "management.endpoints.web.exposure.";

	private final IncludeExcludeEndpointFilter<ExposableWebEndpoint> own;

	private final IncludeExcludeEndpointFilter<ExposableWebEndpoint> web;

	/**
	 * Reads the properties.
	 * @param environment has the properties
	 */
	AdminExposure(Environment environment) {
		Binder binder = Binder.get(environment);
		ExposureProperties exposure = binder.bindOrCreate(AdminActuatorProperties.PREFIX, AdminActuatorProperties.class)
			.exposure();
		Set<String> excluded = new HashSet<>(exposure.exclude());
		excluded.addAll(list(binder, "exclude"));
		this.own = new IncludeExcludeEndpointFilter<>(ExposableWebEndpoint.class, exposure.include(), excluded);
		this.web = new IncludeExcludeEndpointFilter<>(ExposableWebEndpoint.class, list(binder, "include"), excluded,
				EndpointExposure.WEB.getDefaultIncludes());
	}

	private static List<String> list(Binder binder, String key) {
		return binder.bind(WEB + key, Bindable.listOf(String.class)).orElseGet(List::of);
	}

	@Override
	public boolean match(ExposableWebEndpoint endpoint) {
		return isExposed(endpoint.getEndpointId());
	}

	boolean isExposed(EndpointId endpoint) {
		return this.own.match(endpoint) || this.web.match(endpoint);
	}

}
