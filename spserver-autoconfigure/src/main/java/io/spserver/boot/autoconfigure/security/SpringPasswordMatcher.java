package io.spserver.boot.autoconfigure.security;

import io.spserver.protocol.http.security.PasswordMatcher;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares passwords in all the encodings that Spring Security's delegating encoder has.
 */
final class SpringPasswordMatcher implements PasswordMatcher {

	private static final Log logger = LogFactory.getLog(SpringPasswordMatcher.class);

	private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

	@Override
	public boolean supports(String kept) {
		if (PLAIN.supports(kept)) {
			return true;
		}
		try {
			this.encoder.upgradeEncoding(kept);
			this.encoder.matches("trial", kept);
			return true;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.debug("An encoding of passwords is not supported: " + ex.getClass().getName());
			return false;
		}
	}

	@Override
	public boolean matches(String password, String kept) {
		return (PLAIN.supports(kept)) ? PLAIN.matches(password, kept) : this.encoder.matches(password, kept);
	}

	@Override
	public boolean isExpensive(String kept) {
		return !PLAIN.supports(kept);
	}

}
