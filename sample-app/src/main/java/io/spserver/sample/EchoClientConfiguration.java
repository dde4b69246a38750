package io.spserver.sample;

import io.spserver.Conversation;
import io.spserver.boot.annotation.SpHandler;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the client of the echo server says and expects.
 */
@Configuration(proxyBeanMethods = false)
class EchoClientConfiguration {

	/** Each line is answered by one line; before that, there is a greeting. */
	@Bean
	@SpHandler("echo-client")
	Conversation echoConversation() {
		return Conversation.inOrder().greetings(1).build();
	}

}
