package io.spserver.benchmarks.contenders;

import io.spserver.benchmarks.work.Work;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty with its own handler API; handlers may block.
 */
final class JettyServer extends Handler.Abstract {

	/** Jetty takes acceptors, selectors and reserved threads out of its pool. */
	private static final int OWN_THREADS = 8;

	static int listen(Handler handler) throws Exception {
		Server server = new Server(new QueuedThreadPool(Settings.WORKER_THREADS + OWN_THREADS));
		ServerConnector connector = new ServerConnector(server, 1, Settings.IO_THREADS,
				new HttpConnectionFactory(new HttpConfiguration()));
		connector.setHost(Settings.ADDRESS);
		connector.setAcceptQueueSize(Settings.BACKLOG);
		server.addConnector(connector);
		server.setHandler(handler);
		server.start();
		return connector.getLocalPort();
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		Work.ofPath(Request.getPathInContext(request)).perform();
		response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=UTF-8");
		Content.Sink.write(response, true, Work.BODY, callback);
		return true;
	}

}
