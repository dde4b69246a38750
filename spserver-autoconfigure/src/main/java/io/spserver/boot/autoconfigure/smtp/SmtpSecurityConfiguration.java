package io.spserver.boot.autoconfigure.smtp;

import io.spserver.boot.handler.smtp.ListenerInterceptor;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;

/**
 * Checks logins by Spring Security, and lets it know whose mail a listener has.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(AuthenticationManager.class)
class SmtpSecurityConfiguration {

	private static final int INSIDE_OBSERVATION = 10;

	@Bean
	@ConditionalOnSingleCandidate(AuthenticationManager.class)
	@ConditionalOnMissingBean(SmtpAuthenticator.class)
	SpringSecuritySmtpAuthenticator springSecuritySmtpAuthenticator(AuthenticationManager manager) {
		return new SpringSecuritySmtpAuthenticator(manager);
	}

	@Bean
	@Order(INSIDE_OBSERVATION)
	ListenerInterceptor smtpSecurityContextInterceptor() {
		return new SmtpSecurityContextInterceptor();
	}

}
