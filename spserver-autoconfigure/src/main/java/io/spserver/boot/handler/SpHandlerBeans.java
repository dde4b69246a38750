package io.spserver.boot.handler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.annotation.SpHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * The beans that carry {@link SpHandler}, on their class or their bean method, and the
 * servers they are for. Beans are looked at by type; none is created. Used while servers
 * are created, by one thread.
 */
public final class SpHandlerBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Set<String> clients;

	private @Nullable Map<String, String> servers;

	/**
	 * Creates a view of the beans.
	 * @param beanFactory has the beans
	 * @param clients the names of all configured clients, which beans may be for as well
	 */
	public SpHandlerBeans(ConfigurableListableBeanFactory beanFactory, Set<String> clients) {
		this.beanFactory = beanFactory;
		this.clients = clients;
	}

	/**
	 * The beans of a type that are for a server.
	 * @param type the type
	 * @param server the server's name
	 * @return the beans' names, in order of registration
	 */
	public List<String> names(Class<?> type, String server) {
		List<String> names = new ArrayList<>();
		servers().forEach((name, target) -> {
			if (target.equals(server) && this.beanFactory.isTypeMatch(name, type)) {
				names.add(name);
			}
		});
		return names;
	}

	/**
	 * The beans of a type that are for a server, as well as those that are for none by
	 * name when the server is the one that they go to then.
	 * @param <T> the type
	 * @param type the type
	 * @param server the server's name
	 * @param defaultServer the name of the server that gets beans without annotation
	 * @return the beans, those without annotation first
	 */
	public <T> List<T> get(Class<T> type, String server, String defaultServer) {
		List<T> beans = new ArrayList<>();
		if (server.equals(defaultServer)) {
			for (String name : this.beanFactory.getBeanNamesForType(type)) {
				if (!servers().containsKey(name) && !ScopedProxyUtils.isScopedTarget(name)) {
					beans.add(this.beanFactory.getBean(name, type));
				}
			}
		}
		names(type, server).forEach((name) -> beans.add(this.beanFactory.getBean(name, type)));
		return beans;
	}

	/**
	 * Whether a bean is annotated.
	 * @param name the bean's name
	 * @return whether it is
	 */
	boolean contains(String name) {
		return servers().containsKey(name);
	}

	/**
	 * Checks that the server of each bean is configured.
	 * @param known the names of all configured servers
	 * @throws HandlerMappingException if there is a bean whose server is not
	 */
	void check(Collection<String> known) {
		servers().forEach((name, server) -> {
			if (!known.contains(server) && !this.clients.contains(server)) {
				throw HandlerMappingException.noServer(name, "@SpHandler(\"" + server + "\")", server, known);
			}
		});
	}

	private Map<String, String> servers() {
		Map<String, String> found = this.servers;
		if (found == null) {
			found = find();
			this.servers = found;
		}
		return found;
	}

	private Map<String, String> find() {
		Map<String, String> found = new LinkedHashMap<>();
		for (String name : this.beanFactory.getBeanNamesForAnnotation(SpHandler.class)) {
			SpHandler annotation = this.beanFactory.findAnnotationOnBean(name, SpHandler.class);
			if (annotation != null && !ScopedProxyUtils.isScopedTarget(name)) {
				String server = this.beanFactory.resolveEmbeddedValue(annotation.server());
				found.put(name, (StringUtils.hasText(server)) ? server : name);
			}
		}
		return found;
	}

}
