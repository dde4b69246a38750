package io.spserver.benchmarks.contenders;

import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * GreenMail's SMTP server. It keeps what it has got, so its mailboxes are emptied now and
 * then.
 */
final class GreenMailServer {

	private static final long EMPTIED_EVERY_MILLIS = 500;

	private GreenMailServer() {
	}

	static int listen() {
		GreenMail server = new GreenMail(
				new ServerSetup(0, Settings.ADDRESS, ServerSetup.PROTOCOL_SMTP).setVerbose(false));
		server.start();
		Thread cleaner = new Thread(() -> empty(server), "cleaner");
		cleaner.setDaemon(true);
		cleaner.start();
		SmtpServer smtp = server.getSmtp();
		return smtp.getPort();
	}

	private static void empty(GreenMail server) {
		try {
			while (true) {
				Thread.sleep(EMPTIED_EVERY_MILLIS);
				server.purgeEmailFromAllMailboxes();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException("The mailboxes cannot be emptied", ex);
		}
	}

}
