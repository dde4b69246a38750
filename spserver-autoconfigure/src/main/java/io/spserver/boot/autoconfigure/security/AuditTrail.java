package io.spserver.boot.autoconfigure.security;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;

import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.security.AccessEvents;
import io.spserver.protocol.rpc.RpcOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who did what on a server and who failed to log in. Failures are bounded for
 * all addresses together, so that they neither fill a log nor push other entries out of a
 * bounded trail.
 */
final class AuditTrail implements AccessEvents {

	static final String ANONYMOUS = "anonymous";

	private static final int MOST_FAILURES_A_MINUTE = 60;

	private final AuditSink sink;

	private final MinuteLimit failures = new MinuteLimit(MOST_FAILURES_A_MINUTE);

	AuditTrail(AuditSink sink) {
		this.sink = sink;
	}

	@Override
	public void loginFailed(HttpRequest request, @Nullable String name, boolean last) {
		if (this.failures.allows()) {
			Map<String, Object> data = describe(request);
			data.put("throttled", last);
			this.sink.write((name != null) ? name : ANONYMOUS, "AUTHENTICATION_FAILURE", data);
		}
	}

	@Override
	public void denied(HttpRequest request) {
		this.sink.write(nameOf(request), "AUTHORIZATION_FAILURE", describe(request));
	}

	@Override
	public void written(HttpRequest request, int status) {
		Map<String, Object> data = describe(request);
		data.put("status", status);
		data.put("outcome", (status < 400) ? "success" : "failure");
		this.sink.write(nameOf(request), "ADMIN_WRITE", data);
	}

	/**
	 * A remote call was refused.
	 * @param request the request that carried it
	 * @param method the name of the remote method
	 */
	void denied(HttpRequest request, String method) {
		Map<String, Object> data = describe(request);
		data.put("rpc", method);
		this.sink.write(nameOf(request), "AUTHORIZATION_FAILURE", data);
	}

	/**
	 * A remote call that may write has ended.
	 * @param request the request that carried it
	 * @param method the name of the remote method
	 * @param outcome how it ended
	 */
	void called(HttpRequest request, String method, RpcOutcome outcome) {
		Map<String, Object> data = describe(request);
		data.put("rpc", method);
		data.put("outcome", outcome.tag());
		this.sink.write(nameOf(request), "ADMIN_WRITE", data);
	}

	private static Map<String, Object> describe(HttpRequest request) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("server", request.session().id().server());
		data.put("method", request.method());
		data.put("path", request.path());
		data.put("remoteAddress", addressOf(request));
		return data;
	}

	private static String addressOf(HttpRequest request) {
		if (request.session().remoteAddress() instanceof InetSocketAddress inet) {
			InetAddress address = inet.getAddress();
			return (address != null) ? address.getHostAddress() : inet.getHostString();
		}
		return "local";
	}

	private static String nameOf(HttpRequest request) {
		Principal principal = request.principal();
		return (principal != null) ? principal.getName() : ANONYMOUS;
	}

}
