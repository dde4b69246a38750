package io.spserver.boot.autoconfigure.security;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.boot.autoconfigure.rpc.SpServerRpcAutoConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AdminRpcSecurity} and {@link SecurityContextInterceptor}, over
 * sockets.
 */
class RpcSecurityTests {

	private static final String JSON = "Content-Type: application/json";

	private static final String XML = "Content-Type: text/xml";

	private final InMemoryAuditEventRepository repository = new InMemoryAuditEventRepository();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, SpServerAutoConfiguration.class,
				SpServerHttpAutoConfiguration.class, SpServerRpcAutoConfiguration.class,
				SpServerSecurityAutoConfiguration.class, AuditAutoConfiguration.class))
		.withBean(AuditEventRepository.class, () -> this.repository)
		.withUserConfiguration(CalculatorService.class)
		.withPropertyValues("spserver.admin.port=0", "spserver.admin.security.user.name=ada",
				"spserver.admin.security.user.password=pass", "spserver.admin.security.users[0].name=bob",
				"spserver.admin.security.users[0].password=pass", "spserver.admin.security.users[0].roles=READER");

	private final ApplicationContextRunner withRules = this.contextRunner.withPropertyValues(
			"spserver.admin.security.rules[0].rpc=calc.add", "spserver.admin.security.rules[0].roles=READER,ADMIN",
			"spserver.admin.security.rules[1].rpc=calc.open*", "spserver.admin.security.rules[1].access=permit",
			"spserver.admin.security.rules[2].rpc=calc.never", "spserver.admin.security.rules[2].access=deny");

	private static String call(String method) {
		return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"id\":1}";
	}

	@Test
	void onlyAdministratorsCallWithoutRules() {
		this.contextRunner.run((context) -> {
			RawClient client = new RawClient(context.getEnvironment());
			assertThat(client.post("/rpc", call("calc.add"), JSON)).startsWith("HTTP/1.1 401");
			assertThat(client.post("/rpc", call("calc.add"), JSON, RawClient.basic("bob:pass")))
				.startsWith("HTTP/1.1 403");
			assertThat(client.post("/rpc", call("calc.add"), JSON, RawClient.basic("ada:pass")))
				.contains("\"result\":3");
		});
	}

	@Test
	void rulesDecideCallByCall() {
		this.withRules.run((context) -> {
			RawClient client = new RawClient(context.getEnvironment());
			String batch = "[" + call("calc.add") + "," + call("calc.other") + "," + call("calc.openDoor") + ","
					+ call("calc.never") + "]";
			assertThat(client.post("/rpc", batch, JSON)).startsWith("HTTP/1.1 200")
				.containsOnlyOnce("\"result\":\"open\"")
				.doesNotContain("\"result\":3", "\"result\":4", "\"result\":5");
			assertThat(client.post("/rpc", batch, JSON, RawClient.basic("bob:pass")))
				.contains("\"result\":3", "\"result\":\"open\"", "Access denied")
				.doesNotContain("\"result\":4", "\"result\":5");
			assertThat(client.post("/rpc", batch, JSON, RawClient.basic("ada:pass")))
				.contains("\"result\":3", "\"result\":4", "\"result\":\"open\"")
				.doesNotContain("\"result\":5");
			assertThat(client.post("/RPC2",
					"<?xml version=\"1.0\"?><methodCall><methodName>calc.never</methodName></methodCall>", XML,
					RawClient.basic("ada:pass")))
				.contains("<fault>")
				.doesNotContain(">5<");
			assertThat(client.get("/stats")).startsWith("HTTP/1.1 401");
		});
	}

	@Test
	void callsAreWrittenDownWithTheirOutcome() {
		this.withRules
			.withPropertyValues("spserver.admin.security.rules[3].rpc=calc.broken*",
					"spserver.admin.security.rules[3].roles=ADMIN")
			.run((context) -> {
				RawClient client = new RawClient(context.getEnvironment());
				client.post("/rpc", call("calc.add"), JSON, RawClient.basic("bob:pass"));
				client.post("/rpc", call("calc.openDoor"), JSON, RawClient.basic("bob:pass"));
				client.post("/rpc", call("calc.other"), JSON, RawClient.basic("ada:pass"));
				client.post("/rpc", call("calc.never"), JSON, RawClient.basic("bob:pass"));
				client.post("/rpc", call("calc.broken"), JSON, RawClient.basic("ada:pass"));
				client.post("/rpc", call("calc.brokenLater"), JSON, RawClient.basic("ada:pass"));
				Awaitility.await().until(() -> this.repository.find(null, null, null).size() == 6);
				List<AuditEvent> events = this.repository.find(null, null, "ADMIN_WRITE");
				assertThat(events)
					.extracting((event) -> event.getPrincipal() + " " + event.getData().get("rpc") + " "
							+ event.getData().get("outcome"))
					.containsExactly("bob calc.add success", "bob calc.openDoor success", "ada calc.other success",
							"ada calc.broken internal-error", "ada calc.brokenLater internal-error");
				assertThat(this.repository.find("bob", null, "AUTHORIZATION_FAILURE"))
					.extracting((event) -> event.getData().get("rpc"))
					.containsExactly("calc.never");
			});
	}

	@Test
	void ofOurOwnMethodsThoseThatChangeSomethingAreWrittenDown() {
		this.contextRunner.run((context) -> {
			RawClient client = new RawClient(context.getEnvironment());
			client.post("/rpc", call("server.list"), JSON, RawClient.basic("ada:pass"));
			client.post("/rpc", call("server.limits").replace("\"id\"", "\"params\":[\"admin\"],\"id\""), JSON,
					RawClient.basic("ada:pass"));
			client.post("/rpc", call("server.pause"), JSON, RawClient.basic("ada:pass"));
			Awaitility.await().until(() -> this.repository.find(null, null, null).size() == 2);
			assertThat(this.repository.find("ada", null, "ADMIN_WRITE"))
				.extracting((event) -> event.getData().get("rpc") + " " + event.getData().get("outcome"))
				.containsExactly("server.limits success", "server.pause invalid-params");
		});
	}

	@Test
	void methodsThatOnlyReadAreNotWrittenDown() {
		this.contextRunner.withBean(OwnList.class).run((context) -> {
			RawClient client = new RawClient(context.getEnvironment());
			assertThat(client.post("/rpc", call("calc.look"), JSON, RawClient.basic("ada:pass")))
				.contains("\"result\":6");
			client.post("/RPC2", "<methodCall><methodName>system.listMethods</methodName></methodCall>", XML,
					RawClient.basic("ada:pass"));
			assertThat(client.post("/rpc", call("server.list"), JSON, RawClient.basic("ada:pass")))
				.contains("\"result\":7");
			Awaitility.await().until(() -> !this.repository.find(null, null, null).isEmpty());
			assertThat(this.repository.find("ada", null, "ADMIN_WRITE"))
				.extracting((event) -> event.getData().get("rpc"))
				.containsExactly("server.list");
		});
	}

	@Test
	void methodSecurityKnowsTheCaller() {
		this.contextRunner.run((context) -> {
			RawClient client = new RawClient(context.getEnvironment());
			assertThat(client.post("/rpc", call("calc.who"), JSON, RawClient.basic("ada:pass")))
				.contains("\"result\":\"ada [ROLE_ADMIN]\"");
			assertThat(client.post("/rpc", call("calc.denied"), JSON, RawClient.basic("ada:pass")))
				.contains("Access denied");
		});
	}

	@Test
	void formsOfForeignPagesCallNothing() {
		this.contextRunner.run((context) -> {
			RawClient client = new RawClient(context.getEnvironment());
			for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
				assertThat(client.post("/rpc", call("calc.add"), "Content-Type: " + type, RawClient.basic("ada:pass")))
					.startsWith("HTTP/1.1 415");
			}
			assertThat(client.post("/rpc", call("calc.add"), RawClient.basic("ada:pass"))).startsWith("HTTP/1.1 415");
			assertThat(client.post("/rpc", call("calc.add"), JSON, "Origin: http://evil.example",
					RawClient.basic("ada:pass")))
				.startsWith("HTTP/1.1 403");
		});
	}

	@JsonRpcService("calc")
	static class CalculatorService {

		@JsonRpcMethod
		int add() {
			return 3;
		}

		@JsonRpcMethod
		int other() {
			return 4;
		}

		@JsonRpcMethod(readOnly = true)
		int look() {
			return 6;
		}

		@JsonRpcMethod
		int never() {
			return 5;
		}

		@JsonRpcMethod
		String openDoor() {
			return "open";
		}

		@JsonRpcMethod
		String broken() {
			throw new IllegalStateException("planned");
		}

		@JsonRpcMethod
		CompletionStage<String> brokenLater() {
			return CompletableFuture.failedFuture(new IllegalStateException("planned"));
		}

		@JsonRpcMethod
		String denied() {
			throw new AccessDeniedException("planned");
		}

		@JsonRpcMethod
		String who() {
			return SecurityContextHolder.getContext().getAuthentication().getName() + " "
					+ SecurityContextHolder.getContext().getAuthentication().getAuthorities();
		}

	}

	/** Is called as a method of our own is, but does something else. */
	@JsonRpcService("server")
	static class OwnList {

		@JsonRpcMethod
		int list() {
			return 7;
		}

	}

}
