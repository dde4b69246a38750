package io.spserver.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Explains a {@link SpServerConfigurationException}, and says where a property comes
 * from.
 */
final class SpServerConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<SpServerConfigurationException> {

	private final @Nullable Environment environment;

	SpServerConfigurationFailureAnalyzer(@Nullable Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SpServerConfigurationException cause) {
		String description = String.valueOf(cause.getMessage());
		if (cause instanceof InvalidSpServerPropertyException invalid) {
			Origin origin = findOrigin(invalid.getProperty());
			if (origin != null) {
				description += String.format("%n%nOrigin: %s", origin);
			}
		}
		return new FailureAnalysis(description, cause.getAction(), cause);
	}

	private @Nullable Origin findOrigin(String property) {
		if (this.environment instanceof ConfigurableEnvironment configurable) {
			for (PropertySource<?> source : configurable.getPropertySources()) {
				if (source.containsProperty(property)) {
					return OriginLookup.getOrigin(source, property);
				}
			}
		}
		return null;
	}

}
