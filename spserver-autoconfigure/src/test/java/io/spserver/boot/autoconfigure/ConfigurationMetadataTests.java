package io.spserver.boot.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the metadata of the properties.
 */
class ConfigurationMetadataTests {

	/** Properties without a default: nothing is assumed if they are not set. */
	private static final Set<String> WITHOUT_DEFAULT = Set.of("spserver.servers", "spserver.clients",
			"spserver.dispatcher.max-threads", "spserver.dispatcher.socket.receive-buffer",
			"spserver.dispatcher.socket.send-buffer", "spserver.admin.max-threads", "spserver.admin.ssl.enabled",
			"spserver.admin.ssl.bundle", "spserver.admin.unix-socket", "spserver.admin.socket.receive-buffer",
			"spserver.admin.socket.send-buffer", "spserver.admin.ssl.server-name-bundles",
			"spserver.admin.ssl.certificate-revocation-lists", "spserver.admin.http.max-body-size",
			"spserver.admin.http.server-header", "spserver.admin.actuator.exposure.exclude",
			"spserver.admin.registration.url", "spserver.admin.rpc.max-body-size",
			"spserver.admin.registration.metadata", "spserver.admin.registration.username",
			"spserver.admin.registration.password", "spserver.admin.security.allowed-hosts",
			"spserver.admin.security.allowed-origins", "spserver.admin.security.user.name",
			"spserver.admin.security.user.password", "spserver.admin.security.users", "spserver.admin.security.token",
			"spserver.admin.security.rules");

	@Test
	void everyPropertyHasADescription() throws IOException {
		assertThat(properties()).isNotEmpty()
			.allSatisfy((property) -> assertThat(property.get("description")).as("%s", property.get("name"))
				.asString()
				.isNotBlank());
	}

	@Test
	void everyPropertyHasADefault() throws IOException {
		assertThat(properties()).filteredOn((property) -> !WITHOUT_DEFAULT.contains(property.get("name")))
			.allSatisfy((property) -> assertThat(property).as("%s", property.get("name")).containsKey("defaultValue"));
	}

	@Test
	void runtimeAndAdminServerAreComplete() throws IOException {
		assertThat(properties()).extracting((property) -> (String) property.get("name"))
			.contains("spserver.enabled", "spserver.runtime.transport", "spserver.runtime.io-threads",
					"spserver.runtime.worker-threads", "spserver.runtime.virtual-threads",
					"spserver.runtime.shutdown-timeout", "spserver.servers", "spserver.clients",
					"spserver.dispatcher.max-connections", "spserver.admin.enabled", "spserver.admin.port",
					"spserver.admin.pattern", "spserver.admin.stats-path", "spserver.admin.rpc-path",
					"spserver.admin.ssl.client-auth", "spserver.admin.console.enabled",
					"spserver.admin.actuator.enabled", "spserver.admin.actuator.exposure.include",
					"spserver.health.saturated-after", "spserver.admin.registration.interval");
	}

	@Test
	void adminServerHasTheKeysOfAServer() {
		Set<String> server = components(ServerProperties.class);
		server.removeAll(Set.of("protocol", "lengthPrefix", "smtp", "tunnel"));
		assertThat(components(AdminProperties.class)).containsAll(server);
	}

	private Set<String> components(Class<?> type) {
		Set<String> names = new HashSet<>();
		Arrays.stream(type.getRecordComponents()).forEach((component) -> names.add(component.getName()));
		return names;
	}

	@SuppressWarnings("unchecked")
	private List<Map<String, Object>> properties() throws IOException {
		try (InputStream in = SpServerProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			assertThat(in).isNotNull();
			String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
			List<Map<String, Object>> all = (List<Map<String, Object>>) JsonParserFactory.getJsonParser()
				.parseMap(json)
				.get("properties");
			return all.stream().filter((property) -> property.get("name").toString().startsWith("spserver.")).toList();
		}
	}

}
