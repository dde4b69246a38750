package io.spserver.boot.autoconfigure.actuator;

import io.spserver.boot.SpServerPropertyNames;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches if clients are configured.
 */
final class OnClientsCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("SPServer clients");
		boolean none = SpServerPropertyNames.clients(context.getEnvironment()).isEmpty();
		return (none) ? ConditionOutcome.noMatch(message.didNotFind("properties").items("spserver.clients.*"))
				: ConditionOutcome.match(message.foundExactly("properties of clients"));
	}

}
