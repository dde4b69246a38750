package io.spserver.boot.autoconfigure;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.SpServerStartedEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * Puts the bound port of each server into the environment of the context and of its
 * parents. Comes before other listeners, so that they find the port.
 */
final class LocalPortPublisher implements ApplicationListener<SpServerStartedEvent>, Ordered {

	private static final String SOURCE = "spserver.ports";

	private final ApplicationContext context;

	LocalPortPublisher(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void onApplicationEvent(SpServerStartedEvent event) {
		if (event.getServer().localAddress() instanceof InetSocketAddress address) {
			String property = SpServerPropertyNames.localPort(event.getServer().name());
			for (ApplicationContext next = this.context; next != null; next = next.getParent()) {
				publish(next, property, address.getPort());
			}
		}
	}

	@SuppressWarnings("unchecked")
	private void publish(@Nullable ApplicationContext context, String property, int port) {
		if (context instanceof ConfigurableApplicationContext configurable) {
			MutablePropertySources sources = configurable.getEnvironment().getPropertySources();
			if (!(sources.get(SOURCE) instanceof MapPropertySource)) {
				sources.addFirst(new MapPropertySource(SOURCE, new ConcurrentHashMap<>()));
			}
			if (sources.get(SOURCE) instanceof MapPropertySource source) {
				((Map<String, Object>) (Map<?, ?>) source.getSource()).put(property, port);
			}
		}
	}

}
