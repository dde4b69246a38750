package io.spserver.boot.autoconfigure.rpc;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.boot.handler.SpHandlerBeans;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for JSON-RPC, when Jackson is there.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class,
		afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration")
@ConditionalOnClass(JsonMapper.class)
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
@ConditionalOnBean(SpHandlerBeans.class)
public final class SpServerRpcAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JsonRpcRoutes jsonRpcRoutes(ConfigurableListableBeanFactory beanFactory, SpHandlerBeans beans,
			SpServerProperties properties, ObjectProvider<JsonMapper> mapper, ObjectProvider<RpcEventsFactory> events) {
		String path = properties.admin().rpcPath();
		if (!path.startsWith("/")) {
			throw new InvalidSpServerPropertyException(
					SpServerPropertyNames.of(SpServerPropertyNames.ADMIN, "rpc-path"), path, "A path begins with '/'.",
					"Set it to a path such as '/rpc'.");
		}
		return new JsonRpcRoutes(new RpcServiceBeans(beanFactory), beans,
				mapper.getIfAvailable(() -> JsonMapper.builder().build()), events.orderedStream().toList(), path);
	}

}
