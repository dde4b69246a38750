package io.spserver.boot.autoconfigure;

import java.util.List;

import io.spserver.tls.TlsEngine;

/**
 * Finds the TLS engines that properties name.
 *
 * @param beans engines that are beans
 */
record TlsEngines(List<TlsEngine> beans) {

	TlsEngine find(PropertyCheck check, String key, String name) {
		for (TlsEngine bean : this.beans) {
			if (bean.name().equals(name)) {
				return bean;
			}
		}
		return switch (name) {
			case "jdk" -> TlsEngine.JDK;
			case "openssl" -> openSsl(check, key);
			default -> throw check.invalid(key, name, "There is no such engine.",
					"Set it to 'jdk' or 'openssl', or add a bean of type io.spserver.tls.TlsEngine with the name '"
							+ name + "'.");
		};
	}

	private static TlsEngine openSsl(PropertyCheck check, String key) {
		try {
			return TlsEngine.openSsl();
		}
		catch (IllegalStateException ex) {
			throw check.invalid(key, "openssl", ex.getMessage() + ".",
					"Add the dependency 'io.netty:netty-tcnative-boringssl-static' with the classifier of this machine "
							+ "(such as 'linux-x86_64'), or set '" + check.name(key) + "' to 'jdk'.");
		}
	}

}
