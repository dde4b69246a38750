package io.spserver.benchmarks.contenders;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.Server;
import io.netty.channel.ChannelOption;
import io.spserver.benchmarks.work.Work;

/**
 * Armeria.
 */
final class ArmeriaServer {

	private ArmeriaServer() {
	}

	static int listen(boolean inline) {
		Server server = Server.builder()
			.http(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
			.workerGroup(Settings.IO_THREADS)
			.blockingTaskExecutor(Settings.WORKER_THREADS)
			.channelOption(ChannelOption.SO_BACKLOG, Settings.BACKLOG)
			.serviceUnder("/",
					(context, request) -> inline ? answer(request.path())
							: HttpResponse.of(CompletableFuture.supplyAsync(() -> answer(request.path()),
									context.blockingTaskExecutor())))
			.build();
		server.start().join();
		return server.activeLocalPort();
	}

	private static HttpResponse answer(String path) {
		Work.ofPath(path).perform();
		return HttpResponse.of(Work.BODY);
	}

}
