package io.spserver.protocol.http.security;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailureThrottleTests {

	private static final SocketAddress PEER = peer("192.0.2.1");

	private long now = Long.MAX_VALUE - 5;

	private final FailureThrottle throttle = new FailureThrottle(3, Duration.ofSeconds(60), () -> this.now);

	private static SocketAddress peer(String address) {
		return new InetSocketAddress(address, 1000);
	}

	@Test
	void letsSomeFailuresPass() {
		assertThat(this.throttle.failed(PEER)).isFalse();
		assertThat(this.throttle.failed(PEER)).isFalse();
		assertThat(this.throttle.secondsToWait(PEER)).isZero();
		assertThat(this.throttle.failed(PEER)).isTrue();
		assertThat(this.throttle.secondsToWait(PEER)).isPositive();
	}

	@Test
	void letsTryAgainAfterTheWindow() {
		fail(PEER);
		this.now += Duration.ofMillis(50_500).toNanos();
		assertThat(this.throttle.secondsToWait(PEER)).isEqualTo(10);
		this.now += Duration.ofMillis(9_499).toNanos();
		assertThat(this.throttle.secondsToWait(PEER)).isEqualTo(1);
		this.now += Duration.ofMillis(1).toNanos();
		assertThat(this.throttle.secondsToWait(PEER)).isZero();
		assertThat(this.throttle.failed(PEER)).isFalse();
	}

	@Test
	void doesNotHinderOtherAddresses() {
		fail(PEER);
		assertThat(this.throttle.secondsToWait(peer("192.0.2.2"))).isZero();
		assertThat(this.throttle.secondsToWait(new InetSocketAddress("192.0.2.1", 2000))).isPositive();
	}

	@Test
	void takesANetworkOfIpv6ForOneAddress() {
		fail(peer("2001:db8:1:2::1"));
		assertThat(this.throttle.secondsToWait(peer("2001:db8:1:2:ffff::9"))).isPositive();
		assertThat(this.throttle.secondsToWait(peer("2001:db8:1:3::1"))).isZero();
	}

	@Test
	void forgetsTheEldestWhenThereAreTooMany() {
		fail(PEER);
		for (int i = 0; i < 10_000; i++) {
			this.throttle.failed(peer("10.1." + i / 256 + "." + i % 256));
		}
		assertThat(this.throttle.secondsToWait(PEER)).isZero();
	}

	@Test
	void canBeSwitchedOff() {
		FailureThrottle off = new FailureThrottle(0, Duration.ofSeconds(60));
		assertThat(off.failed(PEER)).isFalse();
		assertThat(off.secondsToWait(PEER)).isZero();
	}

	private void fail(SocketAddress peer) {
		for (int i = 0; i < 3; i++) {
			this.throttle.failed(peer);
		}
	}

}
