package io.spserver.server;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;

/**
 * Takes note of the buffers that Netty's leak detector reports. Has to be installed
 * before buffers are first used.
 */
final class LeakWatch extends ResourceLeakDetectorFactory {

	private static final LeakWatch INSTANCE = new LeakWatch();

	private final List<String> leaks = new CopyOnWriteArrayList<>();

	private LeakWatch() {
	}

	static void install() {
		ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(INSTANCE);
	}

	static List<String> leaks() {
		return INSTANCE.leaks;
	}

	@Override
	@SuppressWarnings("deprecation")
	public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval,
			long maxActive) {
		return new ResourceLeakDetector<>(resource, samplingInterval) {

			@Override
			protected void reportTracedLeak(String resourceType, String records) {
				LeakWatch.this.leaks.add(resourceType + records);
				super.reportTracedLeak(resourceType, records);
			}

			@Override
			protected void reportUntracedLeak(String resourceType) {
				LeakWatch.this.leaks.add(resourceType);
				super.reportUntracedLeak(resourceType);
			}

		};
	}

}
