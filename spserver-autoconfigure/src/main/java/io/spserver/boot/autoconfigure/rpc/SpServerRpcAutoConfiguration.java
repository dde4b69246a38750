package io.spserver.boot.autoconfigure.rpc;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.handler.SpHandlerBeans;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for JSON-RPC and XML-RPC, when
 * Jackson is there.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class,
		afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
				"org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
@ConditionalOnBean(SpHandlerBeans.class)
@Import({ JacksonRpcConfiguration.class, MissingJacksonConfiguration.class, RpcObservationConfiguration.class })
public final class SpServerRpcAutoConfiguration {

}
