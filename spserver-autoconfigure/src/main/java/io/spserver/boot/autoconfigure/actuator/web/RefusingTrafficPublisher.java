package io.spserver.boot.autoconfigure.actuator.web;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Says that the application is not ready any more as soon as it begins to stop, so that
 * probes see it while its servers finish what they have accepted.
 */
final class RefusingTrafficPublisher implements ApplicationListener<ContextClosedEvent> {

	private final ApplicationContext context;

	RefusingTrafficPublisher(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			AvailabilityChangeEvent.publish(this.context, ReadinessState.REFUSING_TRAFFIC);
		}
	}

}
