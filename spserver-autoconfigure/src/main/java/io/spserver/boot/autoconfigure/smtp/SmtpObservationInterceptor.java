package io.spserver.boot.autoconfigure.smtp;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.spserver.boot.handler.smtp.ListenerCall;
import io.spserver.boot.handler.smtp.ListenerInterceptor;

/**
 * Observes each call of a listener as {@code spserver.smtp.listener}, with the server and
 * the listener as keys, and the id of the mail in traces.
 *
 * @param registry where observations go
 */
record SmtpObservationInterceptor(ObservationRegistry registry) implements ListenerInterceptor {

	private static final String NAME = "spserver.smtp.listener";

	@Override
	public void intercept(ListenerCall call, Chain next) throws Exception {
		Observation observation = Observation.createNotStarted(NAME, this.registry)
			.contextualName("receive " + call.mail().server())
			.lowCardinalityKeyValue("server", call.mail().server())
			.lowCardinalityKeyValue("listener", call.listener())
			.highCardinalityKeyValue("mail", call.mail().id());
		observation.observeChecked(next::proceed);
	}

}
