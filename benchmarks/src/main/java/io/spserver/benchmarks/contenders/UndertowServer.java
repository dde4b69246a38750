package io.spserver.benchmarks.contenders;

import java.net.InetSocketAddress;

import io.spserver.benchmarks.work.Work;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;

/**
 * Undertow.
 */
final class UndertowServer {

	private UndertowServer() {
	}

	static int listen(boolean inline) {
		HttpHandler handler = (exchange) -> {
			Work.ofPath(exchange.getRequestPath()).perform();
			exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain;charset=UTF-8");
			exchange.getResponseSender().send(Work.BODY);
		};
		Undertow server = Undertow.builder()
			.addHttpListener(0, Settings.ADDRESS)
			.setIoThreads(Settings.IO_THREADS)
			.setWorkerThreads(Settings.WORKER_THREADS)
			.setSocketOption(org.xnio.Options.BACKLOG, Settings.BACKLOG)
			.setHandler(inline ? handler : new BlockingHandler(handler))
			.build();
		server.start();
		return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
	}

}
