package io.spserver.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

/**
 * Looks at the certificates that a server would show.
 */
final class TlsCertificates {

	/** The kinds of keys that are used (standard names of the JDK). */
	static final List<String> KEY_TYPES = List.of("EC", "RSA", "RSASSA-PSS", "EdDSA");

	private TlsCertificates() {
	}

	/**
	 * When the first of them expires, those of the authorities in their chains included.
	 * @return the time, {@link Instant#MAX} if there is none
	 */
	static Instant expiry(KeyManagerFactory factory) {
		Instant first = Instant.MAX;
		for (KeyManager manager : factory.getKeyManagers()) {
			if (manager instanceof X509ExtendedKeyManager keys) {
				for (String type : KEY_TYPES) {
					first = earlier(first, chain(keys, type));
				}
			}
		}
		return first;
	}

	private static X509Certificate @Nullable [] chain(X509ExtendedKeyManager keys, String type) {
		String alias = keys.chooseEngineServerAlias(type, null, null);
		return (alias != null) ? keys.getCertificateChain(alias) : null;
	}

	private static Instant earlier(Instant first, X509Certificate @Nullable [] chain) {
		Instant earliest = first;
		if (chain != null) {
			for (X509Certificate certificate : chain) {
				Instant end = certificate.getNotAfter().toInstant();
				earliest = (end.isBefore(earliest)) ? end : earliest;
			}
		}
		return earliest;
	}

}
