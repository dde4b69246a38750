package io.spserver.protocol.http.security;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Says who may do what. Immutable.
 */
public final class AccessRule {

	private final List<PathPattern> paths;

	private final Set<String> methods;

	private final @Nullable Pattern call;

	private final Access access;

	private AccessRule(List<PathPattern> paths, Set<String> methods, @Nullable Pattern call, Access access) {
		this.paths = List.copyOf(paths);
		this.methods = Set.copyOf(methods);
		this.call = call;
		this.access = access;
	}

	/**
	 * A rule for requests.
	 * @param path for which paths
	 * @param methods for which methods, in capitals; empty: for all
	 * @param access who may send them
	 * @return the rule
	 */
	public static AccessRule requests(PathPattern path, Set<String> methods, Access access) {
		return new AccessRule(List.of(path), methods, null, access);
	}

	/**
	 * A rule for remote calls.
	 * @param endpoints the paths that carry remote calls
	 * @param method of which remote methods; an asterisk stands for any characters
	 * @param access who may call them
	 * @return the rule
	 */
	public static AccessRule calls(List<PathPattern> endpoints, String method, Access access) {
		return new AccessRule(endpoints, Set.of(), NamePattern.compile(method), access);
	}

	/**
	 * Who is let in.
	 * @return the access
	 */
	public Access access() {
		return this.access;
	}

	boolean isForCalls() {
		return this.call != null;
	}

	boolean matches(String method, String requestPath) {
		return (this.methods.isEmpty() || this.methods.contains(method))
				&& this.paths.stream().anyMatch((path) -> path.matches(requestPath));
	}

	boolean matchesCall(String name) {
		return this.call == null || this.call.matcher(name).matches();
	}

}
