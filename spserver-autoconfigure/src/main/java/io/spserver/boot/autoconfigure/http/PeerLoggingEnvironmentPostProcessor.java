package io.spserver.boot.autoconfigure.http;

import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets no peer fill the log: of Netty's HTTP/2 codec, which logs each frame of a stream
 * that was reset, only warnings are logged, unless the application says otherwise by
 * {@code logging.level}.
 */
final class PeerLoggingEnvironmentPostProcessor implements EnvironmentPostProcessor {

	static final String PROPERTY = "logging.level.io.netty.handler.codec.http2.DefaultHttp2ConnectionDecoder";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		environment.getPropertySources()
			.addLast(new MapPropertySource("spserverPeerLogging", Map.of(PROPERTY, "warn")));
	}

}
