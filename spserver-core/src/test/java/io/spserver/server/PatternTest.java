package io.spserver.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import org.junit.jupiter.api.AfterEach;

/**
 * A test with a runtime for one pattern, and a handler that blocks until it is released.
 */
abstract class PatternTest {

	final TestRuntime runtime;

	final CountDownLatch release = new CountDownLatch(1);

	/** How many requests have come to the handler that blocks. */
	final AtomicInteger blocked = new AtomicInteger();

	PatternTest(Pattern pattern) {
		this.runtime = new TestRuntime(pattern);
	}

	@AfterEach
	void close() {
		this.release.countDown();
		this.runtime.close();
	}

	void block(Request request, Response response) throws InterruptedException {
		this.blocked.incrementAndGet();
		this.release.await();
		response.reply(request.text());
	}

}
