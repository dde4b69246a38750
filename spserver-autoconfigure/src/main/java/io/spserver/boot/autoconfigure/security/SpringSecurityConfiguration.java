package io.spserver.boot.autoconfigure.security;

import io.spserver.boot.autoconfigure.rpc.RpcInterceptorFactory;
import io.spserver.protocol.http.security.Authenticator;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;

/**
 * Logs in by Spring Security, and lets it know who calls.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(AuthenticationManager.class)
class SpringSecurityConfiguration {

	@Bean
	@ConditionalOnSingleCandidate(AuthenticationManager.class)
	@ConditionalOnMissingBean(Authenticator.class)
	SpringSecurityAuthenticator springSecurityAuthenticator(AuthenticationManager manager) {
		return new SpringSecurityAuthenticator(manager);
	}

	@Bean
	IdentityMapper authenticationIdentityMapper() {
		return new AuthenticationIdentityMapper();
	}

	@Bean
	SecurityContextContributor securityContextContributor() {
		return new SecurityContextContributor();
	}

	@Bean
	RpcInterceptorFactory securityContextInterceptorFactory() {
		return (server) -> new SecurityContextInterceptor();
	}

}
