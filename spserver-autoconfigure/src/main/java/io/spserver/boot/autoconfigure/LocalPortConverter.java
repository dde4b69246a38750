package io.spserver.boot.autoconfigure;

import java.util.Set;

import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.annotation.LocalSpServerPort;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.core.env.Environment;

/**
 * Converts the name of a server to its port, where the target is annotated with
 * {@link LocalSpServerPort}. That annotation is a {@code @Value} whose text is the
 * server's name, so that Spring injects it everywhere and asks for this conversion.
 */
final class LocalPortConverter implements ConditionalGenericConverter {

	private static final Log logger = LogFactory.getLog(LocalPortConverter.class);

	private final Environment environment;

	LocalPortConverter(Environment environment) {
		this.environment = environment;
	}

	@Override
	public Set<ConvertiblePair> getConvertibleTypes() {
		return Set.of(new ConvertiblePair(String.class, Integer.class));
	}

	@Override
	public boolean matches(TypeDescriptor sourceType, TypeDescriptor targetType) {
		return targetType.hasAnnotation(LocalSpServerPort.class);
	}

	@Override
	public Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
		String server = String.valueOf(source);
		Integer port = this.environment.getProperty(SpServerPropertyNames.localPort(server), Integer.class);
		if (port == null) {
			port = this.environment.getProperty(SpServerPropertyNames.of(server, "port"), Integer.class);
		}
		if (port == null || port == 0) {
			throw unknown(server);
		}
		return port;
	}

	/** Logged, since Spring tries another conversion and throws what that one says. */
	private IllegalStateException unknown(String server) {
		String message = "The port of server '" + server + "' is not known: there is no such server, or it has not "
				+ "started yet. A bean that needs a free port is lazy, or listens to SpServerStartedEvent.";
		logger.error(message);
		return new IllegalStateException(message);
	}

}
