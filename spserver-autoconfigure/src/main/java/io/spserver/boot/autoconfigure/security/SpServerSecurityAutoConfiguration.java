package io.spserver.boot.autoconfigure.security;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.protocol.http.security.AccessEvents;
import io.spserver.protocol.http.security.Authenticator;
import io.spserver.protocol.http.security.PasswordMatcher;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the security of the admin
 * server.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class,
		afterName = { "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
				"org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "spserver.admin.enabled", matchIfMissing = true)
@EnableConfigurationProperties(AdminSecurityProperties.class)
@Import({ SpringSecurityConfiguration.class, ActuatorAuditConfiguration.class })
public final class SpServerSecurityAutoConfiguration {

	@Bean
	AdminSecurity adminSecurity(AdminSecurityProperties properties, AdminAccess access, NetworkExposure exposure,
			AccessEvents adminAuditTrail) {
		return new AdminSecurity(properties, access, exposure, adminAuditTrail);
	}

	@Bean
	AdminAccess adminAccess(AdminSecurityProperties properties, NetworkExposure exposure,
			ObjectProvider<PasswordMatcher> matcher, ObjectProvider<Authenticator> authenticators,
			ObjectProvider<IdentityMapper> mapper, Environment environment) {
		return new AdminAccessFactory(properties, exposure, matcher.getIfAvailable(() -> PasswordMatcher.PLAIN),
				authenticators, mapper.getIfAvailable(() -> (identity) -> identity))
			.create(AdminPaths.of(exposure.admin(), environment));
	}

	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	AdminRpcSecurity adminRpcSecurity(AdminAccess access, AuditTrail adminAuditTrail) {
		return new AdminRpcSecurity(access, adminAuditTrail);
	}

	@Bean
	NetworkExposure adminNetworkExposure(SpServerProperties properties, ObjectProvider<SslBundles> bundles) {
		return new NetworkExposure(properties.admin(), bundles.getIfAvailable());
	}

	@Bean
	AuditTrail adminAuditTrail(ObjectProvider<AuditSink> sink) {
		return new AuditTrail(sink.getIfAvailable(LoggingAuditSink::new));
	}

	/** Encodings of passwords, if Spring Security's are there. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(PasswordEncoderFactories.class)
	static class EncodersConfiguration {

		@Bean
		@ConditionalOnMissingBean
		PasswordMatcher springPasswordMatcher() {
			return new SpringPasswordMatcher();
		}

	}

}
