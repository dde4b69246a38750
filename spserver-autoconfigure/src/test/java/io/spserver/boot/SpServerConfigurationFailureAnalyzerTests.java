package io.spserver.boot;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpServerConfigurationFailureAnalyzer}.
 */
class SpServerConfigurationFailureAnalyzerTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void namesPropertyValueReasonAndAction() {
		FailureAnalysis analysis = analyze(new InvalidSpServerPropertyException("spserver.servers.echo.port", 70000,
				"Too large.", "Make it smaller."));
		assertThat(analysis.getDescription())
			.isEqualTo("The property 'spserver.servers.echo.port' has the value '70000'. Too large.");
		assertThat(analysis.getAction()).isEqualTo("Make it smaller.");
	}

	@Test
	void saysThatAPropertyIsMissing() {
		FailureAnalysis analysis = analyze(
				new InvalidSpServerPropertyException("spserver.servers.echo.port", null, "No port.", "Set it."));
		assertThat(analysis.getDescription()).startsWith("The property 'spserver.servers.echo.port' is missing.");
	}

	@Test
	void tellsWhereThePropertyComesFrom() {
		TextResourceOrigin origin = new TextResourceOrigin(new ClassPathResource("application.properties"),
				new TextResourceOrigin.Location(2, 0));
		this.environment.getPropertySources()
			.addFirst(new OriginTrackedMapPropertySource("test",
					Map.of("spserver.servers.echo.port", OriginTrackedValue.of("70000", origin))));
		FailureAnalysis analysis = analyze(new InvalidSpServerPropertyException("spserver.servers.echo.port", 70000,
				"Too large.", "Make it smaller."));
		assertThat(analysis.getDescription()).contains("Origin: ", "application.properties", "3:1");
	}

	@Test
	void explainsServerWithoutHandler() {
		FailureAnalysis analysis = analyze(HandlerMappingException.noHandler("echo", "line"));
		assertThat(analysis.getDescription()).contains("server 'echo' has no handler", "'spserver.servers.echo.port'");
		assertThat(analysis.getAction()).contains("@SpHandler(\"echo\")", "'spserver.servers.echo.enabled'");
	}

	@Test
	void explainsHttpServerWithoutRoutes() {
		FailureAnalysis analysis = analyze(HandlerMappingException.noHandler("web", "http"));
		assertThat(analysis.getAction()).contains("HttpRoutes", "@SpHandler(\"web\")");
	}

	@Test
	void explainsHandlerWithoutServer() {
		FailureAnalysis analysis = analyze(
				HandlerMappingException.noServer("echoHandler", "@SpHandler(\"ehco\")", "ehco", Set.of("echo")));
		assertThat(analysis.getDescription()).contains("'echoHandler'", "@SpHandler(\"ehco\")",
				"Configured servers: echo.");
		assertThat(analysis.getAction()).contains("'spserver.servers.ehco.port'", "annotation");
	}

	@Test
	void explainsSeveralHandlersForOneServer() {
		FailureAnalysis analysis = analyze(HandlerMappingException.severalHandlers("echo", List.of("one", "two")));
		assertThat(analysis.getDescription()).contains("server 'echo' has 2 handlers", "one, two");
		assertThat(analysis.getAction()).contains("Keep one");
	}

	private FailureAnalysis analyze(Exception cause) {
		FailureAnalysis analysis = new SpServerConfigurationFailureAnalyzer(this.environment)
			.analyze(new IllegalStateException("Failed to start", cause));
		assertThat(analysis).isNotNull();
		return analysis;
	}

}
