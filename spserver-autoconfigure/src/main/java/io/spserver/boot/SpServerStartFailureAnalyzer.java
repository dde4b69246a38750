package io.spserver.boot;

import java.net.InetSocketAddress;
import java.util.Locale;

import io.spserver.ServerOptions;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Explains why a server cannot listen: a port in use, an address of another machine, a
 * port that needs rights.
 */
final class SpServerStartFailureAnalyzer extends AbstractFailureAnalyzer<SpServerStartException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SpServerStartException cause) {
		ServerOptions options = cause.getOptions();
		InetSocketAddress address = options.address();
		String port = SpServerPropertyNames.of(options.name(), "port");
		String reason = cause.getReason();
		String server = "The server '" + options.name() + "' cannot listen on " + address.getHostString() + ":"
				+ address.getPort();
		String lower = reason.toLowerCase(Locale.ROOT);
		if (lower.contains("in use")) {
			return new FailureAnalysis(server + ": the port " + address.getPort() + " is already in use.",
					"Stop the process that listens on port " + address.getPort() + ", or set the property '" + port
							+ "' to another port (0: a free one).",
					cause);
		}
		if (lower.contains("assign requested address")) {
			return new FailureAnalysis(
					server + ": this machine does not have that address.", "Set the property '"
							+ SpServerPropertyNames.of(options.name(), "address") + "' to an address of this machine.",
					cause);
		}
		if (lower.contains("permission denied")) {
			return new FailureAnalysis(server + ": the operating system does not permit it.",
					"Set the property '" + port + "' to a port of 1024 or above, or give the process the right.",
					cause);
		}
		return new FailureAnalysis(server + ": " + reason, "Check the properties '" + port + "' and '"
				+ SpServerPropertyNames.of(options.name(), "address") + "'.", cause);
	}

}
