package io.spserver.benchmarks.contenders;

import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.spserver.benchmarks.work.Work;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * Reactor Netty, which carries WebFlux.
 */
final class ReactorNettyServer {

	private ReactorNettyServer() {
	}

	static int listen(boolean inline) {
		Scheduler blocking = Schedulers.newBoundedElastic(Settings.WORKER_THREADS, Settings.MAX_CONNECTIONS, "worker");
		DisposableServer server = HttpServer.create()
			.host(Settings.ADDRESS)
			.port(0)
			.option(ChannelOption.SO_BACKLOG, Settings.BACKLOG)
			.runOn(LoopResources.create("loop", Settings.IO_THREADS, true))
			.handle((request, response) -> {
				Mono<String> body = Mono.fromSupplier(() -> {
					Work.ofPath(request.uri()).perform();
					return Work.BODY;
				});
				response.header(HttpHeaderNames.CONTENT_TYPE, "text/plain;charset=UTF-8");
				return response.sendString(inline ? body : body.subscribeOn(blocking));
			})
			.bindNow();
		return server.port();
	}

}
