package io.spserver.boot;

import java.net.InetSocketAddress;
import java.util.Locale;

import io.spserver.ServerOptions;
import io.spserver.UnixSocket;

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
		UnixSocket file = options.network().unixSocket();
		if (file != null) {
			return analyze(options.name(), file, cause);
		}
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

	private static FailureAnalysis analyze(String server, UnixSocket file, SpServerStartException cause) {
		String property = SpServerPropertyNames.of(server, "unix-socket");
		boolean used = cause.getReason().toLowerCase(Locale.ROOT).contains("in use");
		return new FailureAnalysis(
				"The server '" + server + "' cannot listen on " + file.path() + ": "
						+ ((used) ? "another server listens there." : cause.getReason()),
				(used) ? "Stop the process that listens there, or set the property '" + property + "' to another file."
						: "Set the property '" + property
								+ "' to a file in a folder that exists and that this process may write to; "
								+ "a path has about 100 bytes at most.",
				cause);
	}

}
