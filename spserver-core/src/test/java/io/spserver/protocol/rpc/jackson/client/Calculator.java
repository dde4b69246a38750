package io.spserver.protocol.rpc.jackson.client;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

import io.spserver.protocol.rpc.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * What is called in tests: as an interface, and how it is implemented.
 */
interface Calculator {

	int add(int a, int b);

	BigDecimal same(BigDecimal number);

	List<Point> mirrored(List<Point> points);

	int sum(int... values);

	int count(Object... values);

	String greet(@Nullable String name, Optional<String> title);

	OptionalInt maybe(boolean there);

	void fail(int code);

	@Nullable String nothing();

	void remember(String text);

	CompletionStage<List<Point>> pointsLater(int count);

	CompletableFuture<Integer> addLater(int a, int b);

	Future<Void> failLater(int code);

	default int twice(int n) {
		return add(n, n);
	}

	/** A place. */
	record Point(int x, int y) {
	}

	/** Does it. */
	class Implementation implements Calculator {

		volatile String remembered = "";

		@Override
		public int add(int a, int b) {
			return a + b;
		}

		@Override
		public BigDecimal same(BigDecimal number) {
			return number;
		}

		@Override
		public List<Point> mirrored(List<Point> points) {
			return points.stream().map((point) -> new Point(point.y(), point.x())).toList();
		}

		@Override
		public int sum(int... values) {
			return Arrays.stream(values).sum();
		}

		@Override
		public int count(Object... values) {
			return values.length;
		}

		@Override
		public String greet(@Nullable String name, Optional<String> title) {
			return "Hello, " + title.orElse("dear") + " " + ((name != null) ? name : "stranger");
		}

		@Override
		public OptionalInt maybe(boolean there) {
			return (there) ? OptionalInt.of(1) : OptionalInt.empty();
		}

		@Override
		public void fail(int code) {
			throw new RpcException(code, "planned", new Point(1, code));
		}

		@Override
		public @Nullable String nothing() {
			return null;
		}

		@Override
		public void remember(String text) {
			this.remembered = text;
		}

		@Override
		public CompletionStage<List<Point>> pointsLater(int count) {
			return CompletableFuture.supplyAsync(() -> Collections.nCopies(count, new Point(1, 2)));
		}

		@Override
		public CompletableFuture<Integer> addLater(int a, int b) {
			return CompletableFuture.completedFuture(a + b);
		}

		@Override
		public Future<Void> failLater(int code) {
			throw new RpcException(code, "planned");
		}

	}

}
