package io.spserver.server;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.spserver.Continuation;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Step;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Steps that race with whatever else happens to their sessions: none is lost, none is
 * told twice.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class StepRaceTests extends PatternTest {

	private static final int SESSIONS = 400;

	private final ExecutorService others = Executors.newCachedThreadPool();

	private final AtomicInteger brought = new AtomicInteger();

	private final AtomicInteger ran = new AtomicInteger();

	private final AtomicInteger abandoned = new AtomicInteger();

	StepRaceTests(Pattern pattern) {
		super(pattern);
	}

	@AfterEach
	void endOthers() {
		this.others.shutdownNow();
	}

	@Test
	void everyStepIsRunOrAbandonedOnceWhenResumingRacesWithClosing() throws IOException {
		SpServer server = this.runtime.start((request, response) -> {
			Continuation continuation = response.suspend();
			this.others.execute(() -> bring(continuation));
			switch (ThreadLocalRandom.current().nextInt(3)) {
				case 0 -> this.others.execute(request.session()::close);
				case 1 -> response.close();
				default -> response.reply("x");
			}
		});
		for (int i = 0; i < SESSIONS; i++) {
			LineClient client = new LineClient(server).send("a\nb\nc\n");
			if (i % 2 == 0) {
				client.vanish();
			}
			else {
				client.endInput().rest();
				client.close();
			}
		}
		await().untilAsserted(() -> assertThat(this.runtime.sessions().count()).isZero());
		await().untilAsserted(() -> assertThat(this.ran.get() + this.abandoned.get()).isEqualTo(this.brought.get()));
		assertThat(this.ran).hasPositiveValue();
		assertThat(this.abandoned).hasPositiveValue();
	}

	private void bring(Continuation continuation) {
		this.brought.incrementAndGet();
		continuation.resume(new Step() {

			@Override
			public void run(Response response) {
				StepRaceTests.this.ran.incrementAndGet();
			}

			@Override
			public void abandoned() {
				StepRaceTests.this.abandoned.incrementAndGet();
			}

		});
	}

	@Test
	void noStepIsLostWhenThePeerReadsByFitsAndStarts() throws Exception {
		int steps = 200;
		byte[] block = new byte[48 * 1024];
		SpServer server = this.runtime.start((request, response) -> goOn(request, response, block, steps));
		AtomicLong read = new AtomicLong();
		int clients = 8;
		for (int i = 0; i < clients; i++) {
			this.others.execute(() -> read.addAndGet(readByFits(server, (long) steps * block.length)));
		}
		await().atMost(60, TimeUnit.SECONDS)
			.untilAsserted(() -> assertThat(read).hasValue((long) clients * steps * block.length));
	}

	/** Goes on by itself, or by another thread. */
	private void goOn(Request request, Response response, byte[] block, int left) {
		response.reply(Message.bytes(block));
		if (left == 1) {
			return;
		}
		Step step = (next) -> goOn(request, next, block, left - 1);
		if (left % 3 == 0) {
			Continuation continuation = response.suspend();
			this.others.execute(() -> continuation.resume(step));
		}
		else {
			response.next(step);
		}
	}

	private static long readByFits(SpServer server, long expected) {
		long total = 0;
		try (LineClient client = new LineClient(server).send("x\n")) {
			InputStream in = client.socket().getInputStream();
			byte[] buffer = new byte[256 * 1024];
			while (total < expected) {
				int count = in.read(buffer, 0, 1 + ThreadLocalRandom.current().nextInt(buffer.length));
				if (count < 0) {
					return total;
				}
				total += count;
				if (total % 7 == 0) {
					Thread.onSpinWait();
					Thread.yield();
				}
			}
			return total;
		}
		catch (IOException ex) {
			return -1;
		}
	}

}
