package io.spserver.boot;

import io.spserver.protocol.http.InvalidRouteException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains an {@link InvalidRouteException}, which a bean method that makes routes
 * throws.
 */
final class InvalidRouteFailureAnalyzer extends AbstractFailureAnalyzer<InvalidRouteException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidRouteException cause) {
		InvalidHandlerException explained = new InvalidHandlerException("HttpRoutes", cause.getMessage() + ".",
				"Keep one route for each method and path. A path begins with '/' and consists of plain segments and "
						+ "variables like '{name}'; it may end with '/**' or '/{*rest}'.");
		return new FailureAnalysis(explained.getMessage(), explained.getAction(), cause);
	}

}
