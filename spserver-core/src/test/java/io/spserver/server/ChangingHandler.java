package io.spserver.server;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.spserver.Handler;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import io.spserver.codec.DotTerminatedDecoder;
import io.spserver.codec.LineDecoder;

/**
 * A handler that is of another kind with each request. It counts its calls, without any
 * protection: so the counts in its answers are right only if no two threads call it at
 * once, and each sees what the one before has done.
 */
final class ChangingHandler implements Handler {

	private static final int LIMIT = 1024;

	private int calls;

	private boolean inData;

	/** What a handler can be. */
	enum Kind {

		QUICK, BLOCKING, BUSY, DATA, THROWING, CLOSING;

		/** The request for this kind. */
		String request() {
			String name = name().toLowerCase(Locale.ROOT);
			return (this != DATA) ? name + "\n" : name + "\r\n" + name + "\r\n.\r\n";
		}

	}

	@Override
	public void received(Request request, Response response) throws Exception {
		this.calls++;
		if (this.inData) {
			this.inData = false;
			response.reply("got " + request.text().strip() + " " + this.calls)
				.decoder(new LineDecoder(LIMIT, StandardCharsets.UTF_8));
			return;
		}
		switch (Kind.valueOf(request.text().toUpperCase(Locale.ROOT))) {
			case QUICK -> response.reply("quick " + this.calls);
			case BLOCKING -> {
				TimeUnit.MICROSECONDS.sleep(500);
				response.reply("blocking " + this.calls);
			}
			case BUSY -> {
				Delays.spin(200_000);
				response.reply("busy " + this.calls);
			}
			case DATA -> {
				this.inData = true;
				response.reply("data " + this.calls).decoder(new DotTerminatedDecoder(LIMIT, StandardCharsets.UTF_8));
			}
			case THROWING -> throw new ThrownByTest();
			case CLOSING -> response.reply("closing " + this.calls).close();
		}
	}

	@Override
	public void failed(Session session, Throwable cause, Response response) {
		response.reply("throwing " + this.calls);
	}

	/** Without a stack trace, since each is logged. */
	private static final class ThrownByTest extends RuntimeException {

		private static final long serialVersionUID = 1L;

		ThrownByTest() {
			super("thrown by a test", null, false, false);
		}

	}

}
