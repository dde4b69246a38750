package io.spserver.protocol.rpc;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/**
 * How calls are made, whatever protocol they come in, and how much a request may have.
 * Immutable; made by a {@link #builder()}.
 */
public final class RpcOptions {

	private final RpcEvents events;

	private final List<RpcInterceptor> interceptors;

	private final int maxBodySize;

	private final int maxBatchItems;

	private final int maxNestingDepth;

	private final int maxNumberLength;

	private final int batchConcurrency;

	private final Executor executor;

	private final boolean xmlExtensions;

	private RpcOptions(Builder builder) {
		this.events = builder.events;
		this.interceptors = List.copyOf(builder.interceptors);
		this.maxBodySize = atLeastOne("max-body-size", builder.maxBodySize);
		this.maxBatchItems = atLeastOne("max-batch-items", builder.maxBatchItems);
		this.maxNestingDepth = atLeastOne("max-nesting-depth", builder.maxNestingDepth);
		this.maxNumberLength = atLeastOne("max-number-length", builder.maxNumberLength);
		this.batchConcurrency = atLeastOne("batch-concurrency", builder.batchConcurrency);
		this.executor = builder.executor;
		this.xmlExtensions = builder.xmlExtensions;
	}

	private static int atLeastOne(String name, int value) {
		if (value < 1) {
			throw new IllegalArgumentException(name + " " + value + " must be at least 1");
		}
		return value;
	}

	/**
	 * The defaults.
	 * @return the options
	 */
	public static RpcOptions defaults() {
		return builder().build();
	}

	/**
	 * Starts with the defaults.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Who hears of calls.
	 * @return the listener
	 */
	public RpcEvents events() {
		return this.events;
	}

	/**
	 * What stands around calls.
	 * @return the interceptors, the first is the outermost
	 */
	public List<RpcInterceptor> interceptors() {
		return this.interceptors;
	}

	/**
	 * How many bytes a request may have.
	 * @return the limit
	 */
	public int maxBodySize() {
		return this.maxBodySize;
	}

	/**
	 * How many calls a batch may have.
	 * @return the limit
	 */
	public int maxBatchItems() {
		return this.maxBatchItems;
	}

	/**
	 * How deep values may be nested, the request itself included.
	 * @return the limit
	 */
	public int maxNestingDepth() {
		return this.maxNestingDepth;
	}

	/**
	 * How many characters a number may have.
	 * @return the limit
	 */
	public int maxNumberLength() {
		return this.maxNumberLength;
	}

	/**
	 * How many calls of one batch are made at once.
	 * @return the limit
	 */
	public int batchConcurrency() {
		return this.batchConcurrency;
	}

	/**
	 * What makes calls besides the thread that has the request.
	 * @return the executor
	 */
	public Executor executor() {
		return this.executor;
	}

	/**
	 * Whether XML-RPC writes and reads {@code nil}, {@code i8} and the further types of
	 * Apache's.
	 * @return whether it does
	 */
	public boolean xmlExtensions() {
		return this.xmlExtensions;
	}

	/** Collects options. Not safe for use by several threads. */
	public static final class Builder {

		private RpcEvents events = RpcEvents.NONE;

		private List<RpcInterceptor> interceptors = List.of();

		private int maxBodySize = Integer.MAX_VALUE;

		private int maxBatchItems = 100;

		private int maxNestingDepth = 100;

		private int maxNumberLength = 1000;

		private int batchConcurrency = 1;

		private Executor executor = Runnable::run;

		private boolean xmlExtensions = true;

		private Builder() {
		}

		/**
		 * Sets who hears of calls. Default: nobody.
		 * @param value the listener
		 * @return this
		 */
		public Builder events(RpcEvents value) {
			this.events = Objects.requireNonNull(value, "events");
			return this;
		}

		/**
		 * Sets what stands around calls. Default: nothing.
		 * @param values the interceptors, the first is the outermost
		 * @return this
		 */
		public Builder interceptors(List<? extends RpcInterceptor> values) {
			this.interceptors = List.copyOf(values);
			return this;
		}

		/**
		 * Sets how many bytes a request may have, besides the limit of what carries it.
		 * Default: no further limit.
		 * @param bytes at least 1
		 * @return this
		 */
		public Builder maxBodySize(int bytes) {
			this.maxBodySize = bytes;
			return this;
		}

		/**
		 * Sets how many calls a batch may have; a larger one is answered with one error,
		 * and nothing of it is executed. Default: 100.
		 * @param calls at least 1
		 * @return this
		 */
		public Builder maxBatchItems(int calls) {
			this.maxBatchItems = calls;
			return this;
		}

		/**
		 * Sets how deep values may be nested, the request itself included. Default: 100.
		 * @param levels at least 1
		 * @return this
		 */
		public Builder maxNestingDepth(int levels) {
			this.maxNestingDepth = levels;
			return this;
		}

		/**
		 * Sets how many characters a number may have. Default: 1,000.
		 * @param characters at least 1
		 * @return this
		 */
		public Builder maxNumberLength(int characters) {
			this.maxNumberLength = characters;
			return this;
		}

		/**
		 * Sets how many calls of one batch are made at once. Default: 1, one after the
		 * other on the thread that has the request.
		 * @param calls at least 1
		 * @param helpers makes the calls that the thread with the request does not make
		 * itself; may refuse, and then that thread makes them
		 * @return this
		 */
		public Builder batchConcurrency(int calls, Executor helpers) {
			this.batchConcurrency = calls;
			this.executor = Objects.requireNonNull(helpers, "executor");
			return this;
		}

		/**
		 * Sets whether XML-RPC knows {@code nil}, {@code i8} and the further types of
		 * Apache's. Default: {@code true}.
		 * @param value {@code false} for the types of the specification only
		 * @return this
		 */
		public Builder xmlExtensions(boolean value) {
			this.xmlExtensions = value;
			return this;
		}

		/**
		 * Finishes the options.
		 * @return the options
		 * @throws IllegalArgumentException if a limit is less than 1
		 */
		public RpcOptions build() {
			return new RpcOptions(this);
		}

	}

}
