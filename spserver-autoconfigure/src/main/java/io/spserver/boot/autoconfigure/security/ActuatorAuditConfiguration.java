package io.spserver.boot.autoconfigure.security;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What Actuator sees of the security of the admin server: the audit trail, which is
 * logged besides if the application does not keep audit events; and no secrets.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ AuditApplicationEvent.class, SanitizingFunction.class })
class ActuatorAuditConfiguration {

	@Bean
	AuditSink actuatorAuditSink(ApplicationEventPublisher publisher, ObjectProvider<AuditEventRepository> repository) {
		AuditSink log = new LoggingAuditSink();
		boolean kept = repository.stream().findAny().isPresent();
		return (principal, type, data) -> {
			publisher.publishEvent(new AuditApplicationEvent(principal, type, data));
			if (!kept) {
				log.write(principal, type, data);
			}
		};
	}

	@Bean
	static SanitizingFunction adminSecretsSanitizingFunction() {
		return new SecretsSanitizingFunction();
	}

}
