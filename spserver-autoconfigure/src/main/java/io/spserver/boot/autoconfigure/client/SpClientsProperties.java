package io.spserver.boot.autoconfigure.client;

import java.util.Map;

import io.spserver.boot.SpServerPropertyNames;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of what the application connects to.
 *
 * @param clients the clients by name
 * @param dispatcher the application's dispatcher
 */
@ConfigurationProperties(SpServerPropertyNames.PREFIX)
public record SpClientsProperties(@DefaultValue Map<String, ClientProperties> clients,
		@NestedConfigurationProperty @DefaultValue DispatcherProperties dispatcher) {

}
