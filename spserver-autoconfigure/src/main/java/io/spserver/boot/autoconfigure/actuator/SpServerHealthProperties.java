package io.spserver.boot.autoconfigure.actuator;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the health contributor.
 *
 * @param saturatedAfter how long a server may have refused connections, or have had
 * requests that wait while not one is finished, before it is no longer said to be up; 0
 * for ever
 */
@ConfigurationProperties("spserver.health")
public record SpServerHealthProperties(@DefaultValue("30s") Duration saturatedAfter) {

}
