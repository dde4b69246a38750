package io.spserver.boot.autoconfigure.security;

import java.util.concurrent.CompletionStage;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.rpc.RpcInterceptorFactory;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.rpc.RpcCall;
import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcInterceptor;
import io.spserver.protocol.rpc.RpcOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Lets pass those remote calls on the admin server that the rules allow, and writes down
 * each call that may change something: those of all methods but the ones that are said to
 * only read.
 *
 * @param access has the rules
 * @param trail where calls are written down
 */
record AdminRpcSecurity(AdminAccess access, AuditTrail trail) implements RpcInterceptorFactory, RpcInterceptor {

	@Override
	public @Nullable RpcInterceptor create(String server) {
		return (SpServerPropertyNames.ADMIN.equals(server)) ? this : null;
	}

	@Override
	public @Nullable Object intercept(RpcCall call, Chain next) throws Exception {
		HttpRequest request = call.caller().request();
		if (request == null || !this.access.rules().allowCall(request, call.name())) {
			if (request != null) {
				this.trail.denied(request, call.name());
			}
			throw RpcErrors.denied();
		}
		return call.method().readOnly() ? next.proceed(call) : writtenDown(call, next, request);
	}

	private @Nullable Object writtenDown(RpcCall call, Chain next, HttpRequest request) throws Exception {
		Object result;
		try {
			result = next.proceed(call);
		}
		catch (Exception ex) {
			this.trail.called(request, call.name(), call.outcome(ex));
			throw ex;
		}
		if (result instanceof CompletionStage<?> later) {
			later.whenComplete((value, failure) -> this.trail.called(request, call.name(), call.outcome(failure)));
		}
		else {
			this.trail.called(request, call.name(), RpcOutcome.SUCCESS);
		}
		return result;
	}

}
