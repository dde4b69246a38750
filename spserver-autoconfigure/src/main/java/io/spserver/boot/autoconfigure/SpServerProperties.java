package io.spserver.boot.autoconfigure;

import java.util.Map;

import io.spserver.boot.SpServerPropertyNames;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of all servers.
 *
 * @param enabled whether servers are started
 * @param runtime what all servers share
 * @param servers the servers by name
 * @param admin the admin server
 */
@ConfigurationProperties(SpServerPropertyNames.PREFIX)
public record SpServerProperties(@DefaultValue("true") boolean enabled,
		@NestedConfigurationProperty @DefaultValue RuntimeProperties runtime,
		@DefaultValue Map<String, ServerProperties> servers,
		@NestedConfigurationProperty @DefaultValue AdminProperties admin) {

}
