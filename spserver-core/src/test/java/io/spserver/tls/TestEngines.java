package io.spserver.tls;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/**
 * The engines that tests are made with, by name.
 */
public final class TestEngines {

	private TestEngines() {
	}

	/**
	 * Creates an engine.
	 * @param name jdk, openssl, conscrypt or bouncy-castle
	 * @return the engine
	 */
	public static TlsEngine of(String name) {
		return switch (name) {
			case "jdk" -> TlsEngine.JDK;
			case "openssl" -> TlsEngine.openSsl();
			case "conscrypt" -> TlsEngine.of(name, Conscrypt.newProvider());
			case "bouncy-castle" -> TlsEngine.of(name, new BouncyCastleJsseProvider(new BouncyCastleProvider()));
			default -> throw new IllegalArgumentException(name);
		};
	}

}
