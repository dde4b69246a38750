package io.spserver.async;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.resolver.InetSocketAddressResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;

/**
 * Looks hosts up by the JDK, which blocks, on other threads than the event loops. What
 * was found is kept for as long as the JDK keeps it.
 */
final class HostLookups extends AddressResolverGroup<InetSocketAddress> {

	private final Executor helpers;

	HostLookups(Executor helpers) {
		this.helpers = helpers;
	}

	@Override
	protected AddressResolver<InetSocketAddress> newResolver(EventExecutor loop) {
		return new InetSocketAddressResolver(loop, new InetNameResolver(loop) {

			@Override
			protected void doResolve(String host, Promise<InetAddress> promise) {
				HostLookups.this.helpers.execute(() -> lookUp(host, promise));
			}

			@Override
			protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
				HostLookups.this.helpers.execute(() -> lookUpAll(host, promise));
			}

		});
	}

	private static void lookUp(String host, Promise<InetAddress> promise) {
		try {
			promise.trySuccess(InetAddress.getByName(host));
		}
		catch (UnknownHostException ex) {
			promise.tryFailure(ex);
		}
	}

	private static void lookUpAll(String host, Promise<List<InetAddress>> promise) {
		try {
			promise.trySuccess(List.of(InetAddress.getAllByName(host)));
		}
		catch (UnknownHostException ex) {
			promise.tryFailure(ex);
		}
	}

}
