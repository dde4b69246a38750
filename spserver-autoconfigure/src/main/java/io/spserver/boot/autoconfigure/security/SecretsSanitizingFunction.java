package io.spserver.boot.autoconfigure.security;

import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the secrets of logins from Actuator's endpoints, however the properties are
 * spelled and even where values are shown.
 */
final class SecretsSanitizingFunction implements SanitizingFunction {

	private static final Pattern SEPARATORS = Pattern.compile("[-_.\\[\\]]");

	@Override
	public SanitizableData apply(SanitizableData data) {
		String key = SEPARATORS.matcher(data.getKey().toLowerCase(Locale.ROOT)).replaceAll("");
		boolean secret = key.startsWith("spserver") && (key.endsWith("password") || key.endsWith("token"));
		return (secret) ? data.withValue(SanitizableData.SANITIZED_VALUE) : data;
	}

}
