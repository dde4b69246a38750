package io.spserver.async;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HostLookups}.
 */
class HostLookupsTests {

	/** What would block and has not been run yet. */
	private final Queue<Runnable> blocking = new ArrayDeque<>();

	private final HostLookups lookups = new HostLookups(this.blocking::add);

	private CompletableFuture<List<SocketAddress>> lookUp(String host, int port) {
		return this.lookups.lookUp(InetSocketAddress.createUnresolved(host, port));
	}

	@Test
	void allThatWaitForAHostHoldUpOneThread() {
		CompletableFuture<List<SocketAddress>> one = lookUp("localhost", 1);
		CompletableFuture<List<SocketAddress>> two = lookUp("localhost", 2);
		assertThat(this.blocking).hasSize(1);
		assertThat(one).isNotDone();
		this.blocking.remove().run();
		assertThat(one.join()).contains(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1));
		assertThat(two.join()).contains(new InetSocketAddress(InetAddress.getLoopbackAddress(), 2));
	}

	@Test
	void hostThatHangsDoesNotHoldUpAnother() {
		lookUp("hangs.invalid", 1);
		CompletableFuture<List<SocketAddress>> other = lookUp("localhost", 1);
		assertThat(this.blocking).hasSize(2);
		this.blocking.remove();
		this.blocking.remove().run();
		assertThat(other).isCompleted();
	}

	@Test
	void hostIsLookedUpAnewOnceItHasBeenFound() {
		lookUp("localhost", 1);
		this.blocking.remove().run();
		assertThat(lookUp("localhost", 1)).isNotDone();
		assertThat(this.blocking).hasSize(1);
	}

	@Test
	void hostThatThereIsNotIsToldToAllAndLookedUpAnew() {
		List<CompletableFuture<List<SocketAddress>>> asked = List.of(lookUp("no host", 1), lookUp("no host", 2));
		this.blocking.remove().run();
		assertThat(asked).allSatisfy((one) -> assertThat(one).failsWithin(Duration.ZERO)
			.withThrowableThat()
			.withCauseInstanceOf(UnknownHostException.class));
		lookUp("no host", 1);
		assertThat(this.blocking).hasSize(1);
	}

	@Test
	void addressesNeedNoThread() {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
		assertThat(this.lookups.lookUp(address)).isCompletedWithValue(List.of(address));
		assertThat(lookUp("127.0.0.1", 2).join()).containsExactly(new InetSocketAddress("127.0.0.1", 2));
		assertThat(lookUp("::1", 2).join()).containsExactly(new InetSocketAddress("::1", 2));
		assertThat(this.blocking).isEmpty();
	}

}
