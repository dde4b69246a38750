package io.spserver.boot.autoconfigure.actuator.web;

import org.springframework.boot.autoconfigure.condition.ConditionalOnNotWebApplication;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Does not match if Actuator is off by {@code management.server.port=-1}. In a web
 * application that property is about its web server, not about the admin server.
 */
class OnManagementPortCondition extends NoneNestedConditions {

	OnManagementPortCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnNotWebApplication
	@Conditional(OffCondition.class)
	static class Off {

	}

	static class OffCondition implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return ManagementPort.isActuatorOff(context.getEnvironment());
		}

	}

}
