package io.spserver.async;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.spserver.ServerEvents;
import io.spserver.ServerOptions;
import io.spserver.codec.MessageDecoder;
import io.spserver.codec.Protocols;
import io.spserver.queueing.OverloadPolicy;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.SessionRegistry;
import io.spserver.queueing.SubmittedTasks;
import io.spserver.queueing.Task;
import io.spserver.queueing.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The connection of a session on a channel that, as a stream of HTTP/2 does, brings what
 * waits for it within the call that asks it to read. The test is the event loop and the
 * worker.
 */
class SessionChannelTests {

	/** More than is read ahead. */
	private static final int LONG = 100 * 1024;

	/** More than a session's mailbox holds. */
	private static final int MANY = 1000;

	private final SubmittedTasks submitted = new SubmittedTasks();

	private final WaitingInput input = new WaitingInput();

	private final EmbeddedChannel channel = new EmbeddedChannel(this.input);

	private int handled;

	@AfterEach
	void close() {
		this.channel.close();
		run();
		this.channel.checkException();
		this.channel.releaseInbound();
		this.channel.releaseOutbound();
	}

	@Test
	void goesOnWhenTheTurnEndsThatBeganWhileItReadOn() {
		this.channel.pipeline().addLast(sessionChannel());
		run();
		bring("first\n");
		bring("x".repeat(LONG));
		assertThat(this.channel.config().isAutoRead()).as("a turn waits, and enough has been read ahead").isFalse();
		this.input.waiting.add("x\n");
		this.input.waiting.add("line\n".repeat(MANY));
		run();
		assertThat(this.handled).isEqualTo(2 + MANY);
		assertThat(this.channel.config().isAutoRead()).isTrue();
	}

	private SessionChannel sessionChannel() {
		ServerOptions options = ServerOptions.builder("test", Protocols.line()).maxMessageSize(2 * LONG).build();
		SessionRegistry registry = new SessionRegistry(Runnable::run);
		ServerContext server = new ServerContext(options, (session) -> {
			throw new UnsupportedOperationException();
		}, new ServerEvents() {
		}, this.submitted, new OverloadPolicy(options), (turn) -> () -> handle(turn), registry.group("test"), registry);
		return new SessionChannel(server, this.channel, (task) -> {
			throw new UnsupportedOperationException();
		}, (MessageDecoder) options.protocol().newDecoder(options), null, null);
	}

	private void handle(Turn turn) {
		while (turn.nextMessage() != null) {
			this.handled++;
		}
		if (turn.takeClose() != null) {
			turn.ended();
		}
	}

	private void bring(String text) {
		this.channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
	}

	/** Runs turns, and then what they have left for the event loop, until all is done. */
	private void run() {
		for (Task task = this.submitted.poll(); task != null; task = this.submitted.poll()) {
			task.run();
			this.channel.runPendingTasks();
		}
	}

	/** What waits until somebody reads. */
	private static final class WaitingInput extends ChannelOutboundHandlerAdapter {

		private final Queue<String> waiting = new ArrayDeque<>();

		@Override
		public void read(ChannelHandlerContext ctx) {
			ctx.read();
			boolean any = !this.waiting.isEmpty();
			while (!this.waiting.isEmpty()) {
				ctx.fireChannelRead(Unpooled.copiedBuffer(this.waiting.remove(), StandardCharsets.US_ASCII));
			}
			if (any) {
				ctx.fireChannelReadComplete();
			}
		}

	}

}
