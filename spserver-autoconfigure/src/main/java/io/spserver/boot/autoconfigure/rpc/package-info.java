/**
 * Auto-configuration of JSON-RPC and XML-RPC: which beans can be called remotely on which
 * HTTP server. Called by Spring Boot only, but for
 * {@link io.spserver.boot.autoconfigure.rpc.RpcEventsFactory},
 * {@link io.spserver.boot.autoconfigure.rpc.RpcInterceptorFactory} and
 * {@link io.spserver.boot.autoconfigure.rpc.RpcObservationConvention}, which a bean may
 * implement.
 */
@NullMarked
package io.spserver.boot.autoconfigure.rpc;

import org.jspecify.annotations.NullMarked;
