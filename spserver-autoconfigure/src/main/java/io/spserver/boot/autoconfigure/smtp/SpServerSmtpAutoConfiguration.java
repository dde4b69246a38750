package io.spserver.boot.autoconfigure.smtp;

import java.util.List;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.SpServerProperties;
import io.spserver.boot.handler.SpHandlerBeans;
import io.spserver.boot.handler.smtp.ListenerInterceptor;
import io.spserver.boot.handler.smtp.SmtpListenerBeans;
import io.spserver.protocol.smtp.SmtpProtocol;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for servers of SMTP and LMTP.
 */
@AutoConfiguration(after = SpServerAutoConfiguration.class,
		afterName = { "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
				"org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
				"org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration" })
@ConditionalOnBooleanProperty(name = "spserver.enabled", matchIfMissing = true)
@ConditionalOnBean(SpHandlerBeans.class)
@Import({ SmtpSecurityConfiguration.class, SmtpObservationConfiguration.class })
public final class SpServerSmtpAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SmtpHandlerSource smtpHandlerSource(ConfigurableListableBeanFactory beanFactory, SpHandlerBeans beans,
			SpServerProperties properties, ObjectProvider<ListenerInterceptor> interceptors,
			ObjectProvider<SmtpEventsFactory> events) {
		List<String> mailServers = mailServers(properties);
		return new SmtpHandlerSource(
				new SmtpListenerBeans(beanFactory, mailServers, interceptors.orderedStream().toList()),
				new SmtpServerBeans(beans), events.orderedStream().toList());
	}

	private static List<String> mailServers(SpServerProperties properties) {
		return properties.servers()
			.entrySet()
			.stream()
			.filter((server) -> List.of(SmtpProtocol.SMTP, SmtpProtocol.LMTP).contains(server.getValue().protocol()))
			.map((server) -> server.getKey())
			.sorted()
			.toList();
	}

}
