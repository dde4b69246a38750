package io.spserver.boot.autoconfigure.actuator.registration;

import io.spserver.boot.autoconfigure.AdminRegistrationProperties;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.OnPropertyListCondition;

/**
 * Matches if there is a URL of a Spring Boot Admin server.
 */
class OnRegistrationUrlCondition extends OnPropertyListCondition {

	OnRegistrationUrlCondition() {
		super(AdminRegistrationProperties.PREFIX + ".url",
				() -> ConditionMessage.forCondition("Registration with Spring Boot Admin"));
	}

}
