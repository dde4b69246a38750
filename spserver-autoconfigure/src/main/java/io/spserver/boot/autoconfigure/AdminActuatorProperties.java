package io.spserver.boot.autoconfigure;

import java.util.Set;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of Actuator on the admin server.
 *
 * @param enabled whether the admin server answers for Actuator's endpoints
 * @param exposure which endpoints it answers for
 */
public record AdminActuatorProperties(@DefaultValue("true") boolean enabled,
		@NestedConfigurationProperty @DefaultValue ExposureProperties exposure) {

	/** What the names of these properties begin with. */
	public static final String PREFIX = "spserver.admin.actuator";

	/**
	 * Properties of the choice of endpoints.
	 *
	 * @param include endpoints that the admin server answers for besides those in
	 * 'management.endpoints.web.exposure.include', or '*' for all
	 * @param exclude endpoints that it does not answer for, besides those in
	 * 'management.endpoints.web.exposure.exclude', or '*' for all
	 */
	public record ExposureProperties(@DefaultValue( {
			"health", "info", "metrics", "prometheus", "spserver" }) Set<String> include,
			@DefaultValue Set<String> exclude){

	}

}
