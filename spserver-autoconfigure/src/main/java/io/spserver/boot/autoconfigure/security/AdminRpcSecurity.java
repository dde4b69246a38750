package io.spserver.boot.autoconfigure.security;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.rpc.RpcInterceptorFactory;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.rpc.RpcCall;
import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcInterceptor;
import io.spserver.protocol.rpc.RpcOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Lets pass those remote calls on the admin server that the rules allow, and writes each
 * of them down.
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
				this.trail.called(request, call.name(), RpcOutcome.ACCESS_DENIED);
			}
			throw RpcErrors.denied();
		}
		try {
			Object result = next.proceed(call);
			if (result instanceof CompletionStage<?> later) {
				later.whenComplete((value, failure) -> this.trail.called(request, call.name(), outcomeOf(failure)));
			}
			else {
				this.trail.called(request, call.name(), RpcOutcome.SUCCESS);
			}
			return result;
		}
		catch (Exception ex) {
			this.trail.called(request, call.name(), outcomeOf(ex));
			throw ex;
		}
	}

	private static RpcOutcome outcomeOf(@Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		if (cause == null) {
			return RpcOutcome.SUCCESS;
		}
		return (cause instanceof RpcException known) ? known.outcome() : RpcOutcome.APPLICATION_ERROR;
	}

}
