package io.spserver.benchmarks.contenders;

import java.net.InetAddress;
import java.util.concurrent.Executors;

import org.subethamail.smtp.server.SMTPServer;

/**
 * SubEthaSMTP with a thread for each session, as it is made, and a listener that is given
 * each mail as bytes.
 */
final class SubEthaServer {

	private SubEthaServer() {
	}

	static int listen() throws Exception {
		SMTPServer server = SMTPServer.port(0)
			.bindAddress(InetAddress.getLoopbackAddress())
			.backlog(Settings.BACKLOG)
			.maxConnections(Settings.MAX_CONNECTIONS)
			.executorService(Executors.newCachedThreadPool())
			.messageHandler((context, from, to, mail) -> {
			})
			.build();
		server.start();
		return server.getPortAllocated();
	}

}
