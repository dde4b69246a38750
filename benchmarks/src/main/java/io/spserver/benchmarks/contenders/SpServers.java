package io.spserver.benchmarks.contenders;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spserver.Handler;
import io.spserver.HandlerFactory;
import io.spserver.Pattern;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.benchmarks.work.Wire;
import io.spserver.benchmarks.work.Work;
import io.spserver.codec.Protocols;
import io.spserver.metrics.MicrometerServerEventsFactory;
import io.spserver.protocol.http.HttpHandlerFactory;
import io.spserver.protocol.http.HttpProtocol;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import io.spserver.protocol.rpc.RpcParameter;
import io.spserver.protocol.rpc.jackson.JsonRpcHandler;
import io.spserver.protocol.smtp.SmtpDecision;
import io.spserver.protocol.smtp.SmtpEvents;
import io.spserver.protocol.smtp.SmtpHandler;
import io.spserver.protocol.smtp.SmtpOptions;
import io.spserver.protocol.smtp.SmtpProtocol;
import io.spserver.protocol.smtp.SmtpRecipient;
import io.spserver.protocol.smtp.SmtpSession;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our servers, with metrics and all limits switched on.
 */
final class SpServers {

	private static final Handler ECHO = (request, response) -> {
		String line = request.text();
		Work.ofLine(line).perform();
		response.reply(line);
	};

	private static final SmtpHandler MAILBOX = new SmtpHandler() {

		@Override
		public SmtpDecision recipient(SmtpSession session, SmtpRecipient recipient) {
			return SmtpDecision.accept();
		}

	};

	/** Makes that calls are timed, as with meters. */
	private static final LongAdder calls = new LongAdder();

	private final Pattern pattern;

	private final boolean virtualThreads;

	SpServers(Pattern pattern, boolean virtualThreads) {
		this.pattern = pattern;
		this.virtualThreads = virtualThreads;
	}

	int listen(Wire wire) throws IOException {
		return switch (wire) {
			case LINE -> listen(Protocols.line(), (session) -> ECHO);
			case RPC -> listen(new HttpProtocol(), new HttpHandlerFactory(calls()));
			case HTTP -> listen(new HttpProtocol(), new HttpHandlerFactory(routes()));
			case SMTP -> {
				SmtpProtocol protocol = SmtpProtocol.smtp(SmtpOptions.defaults());
				yield listen(protocol, protocol.handlers(List.of((session) -> MAILBOX), null, SmtpEvents.NONE));
			}
		};
	}

	private static HttpRoutes calls() {
		RpcMethod add = RpcMethod.builder("calc.add", (arguments) -> (double) arguments[0] + (double) arguments[1])
			.parameters(List.of(new RpcParameter("a", double.class, true), new RpcParameter("b", double.class, true)))
			.build();
		return HttpRoutes.builder()
			.post("/rpc",
					new JsonRpcHandler(RpcMethods.builder().add(add).build(), JsonMapper.builder().build(),
							RpcOptions.builder().events((method, outcome, nanos) -> calls.increment()).build()))
			.build();
	}

	private static HttpRoutes routes() {
		HttpRoutes.Builder routes = HttpRoutes.builder();
		for (Work work : Work.values()) {
			routes.get(work.path(), (request) -> {
				work.perform();
				return HttpResponse.text(Work.BODY);
			});
		}
		return routes.build();
	}

	private int listen(Protocol protocol, HandlerFactory handlers) throws IOException {
		RuntimeOptions options = new RuntimeOptions(Transport.AUTO, Settings.IO_THREADS, Settings.WORKER_THREADS,
				this.virtualThreads);
		SpServerRuntime runtime = new SpServerRuntime(options,
				List.of(new MicrometerServerEventsFactory(new SimpleMeterRegistry())));
		SpServer server = runtime.create(ServerOptions.builder("benchmark", protocol)
			.pattern(this.pattern)
			.backlog(Settings.BACKLOG)
			.maxConnections(Settings.MAX_CONNECTIONS)
			.maxConnectionsPerAddress(Settings.MAX_CONNECTIONS)
			.requestQueueSize(Settings.MAX_CONNECTIONS)
			.maxMessageSize(Settings.MAX_MESSAGE_SIZE)
			.build(), handlers, null);
		server.start();
		InetSocketAddress address = (InetSocketAddress) Objects.requireNonNull(server.localAddress());
		return address.getPort();
	}

}
