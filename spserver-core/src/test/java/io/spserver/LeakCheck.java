package io.spserver;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fails a test class when a Netty buffer has become garbage that nobody released. The
 * leak may be one of an earlier class whose garbage was found late.
 */
public final class LeakCheck implements AfterAllCallback {

	private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

	static {
		ByteBufUtil.setLeakListener((type, records) -> LEAKS.add(type + records));
	}

	@Override
	public void afterAll(ExtensionContext context) throws InterruptedException {
		collectGarbage();
		Unpooled.directBuffer(1).release(); // Netty reports leaks when it allocates
		assertThat(LEAKS).as("buffers that were not released").isEmpty();
	}

	private static void collectGarbage() throws InterruptedException {
		ReferenceQueue<Object> collected = new ReferenceQueue<>();
		WeakReference<Object> garbage = new WeakReference<>(new Object(), collected);
		System.gc();
		assertThat(collected.remove(5000)).isSameAs(garbage);
	}

}
