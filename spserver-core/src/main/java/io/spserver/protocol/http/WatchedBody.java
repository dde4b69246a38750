package io.spserver.protocol.http;

import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A body whose end somebody hears of.
 */
final class WatchedBody extends HttpBody {

	private static final Logger logger = LoggerFactory.getLogger(WatchedBody.class);

	private final HttpBody body;

	private final Consumer<@Nullable Throwable> listener;

	WatchedBody(HttpBody body, Consumer<@Nullable Throwable> listener) {
		this.body = body;
		this.listener = Objects.requireNonNull(listener, "listener");
	}

	@Override
	public long length() {
		return this.body.length();
	}

	@Override
	void end(@Nullable Throwable failure) {
		this.body.end(failure);
		try {
			this.listener.accept(failure);
		}
		catch (RuntimeException ex) {
			logger.error("{} failed at the end of a response", this.listener, ex);
		}
	}

	@Override
	@Nullable Transfer transfer(Sending sending) {
		return this.body.transfer(sending);
	}

	/**
	 * The body itself.
	 * @return what is sent
	 */
	HttpBody unwatched() {
		return (this.body instanceof WatchedBody watched) ? watched.unwatched() : this.body;
	}

}
