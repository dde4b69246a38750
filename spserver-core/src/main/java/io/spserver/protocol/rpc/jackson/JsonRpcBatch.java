package io.spserver.protocol.rpc.jackson;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

import io.spserver.protocol.rpc.RpcOptions;

/**
 * The calls of one batch on their way. The thread that has the batch makes calls until
 * none is left; helpers do the same beside it, if the options allow several at once. Each
 * waits for the result of its call before it takes the next.
 */
final class JsonRpcBatch {

	private final IntFunction<CompletableFuture<byte[]>> calls;

	private final List<CompletableFuture<byte[]>> answers;

	private final AtomicInteger next = new AtomicInteger();

	/**
	 * Prepares a batch.
	 * @param size how many calls it has
	 * @param calls makes one of them
	 */
	JsonRpcBatch(int size, IntFunction<CompletableFuture<byte[]>> calls) {
		this.calls = calls;
		this.answers = new ArrayList<>(size);
		for (int i = 0; i < size; i++) {
			this.answers.add(new CompletableFuture<>());
		}
	}

	/**
	 * Makes all calls.
	 * @param options how many at once, and on which threads
	 * @return their answers in order, without those that nobody wants
	 */
	List<byte[]> process(RpcOptions options) {
		int helpers = Math.min(options.batchConcurrency(), this.answers.size()) - 1;
		try {
			for (int i = 0; i < helpers; i++) {
				options.executor().execute(this::makeCalls);
			}
		}
		catch (RejectedExecutionException ex) {
			// Those that were taken, and this thread, make the calls
		}
		makeCalls();
		return this.answers.stream().map(CompletableFuture::join).filter((answer) -> answer.length > 0).toList();
	}

	private void makeCalls() {
		int index = this.next.getAndIncrement();
		while (index < this.answers.size()) {
			CompletableFuture<byte[]> answer = this.answers.get(index);
			try {
				answer.complete(this.calls.apply(index).join());
			}
			catch (RuntimeException | Error ex) {
				answer.completeExceptionally(ex);
				throw ex;
			}
			index = this.next.getAndIncrement();
		}
	}

}
