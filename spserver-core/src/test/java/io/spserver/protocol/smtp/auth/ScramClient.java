package io.spserver.protocol.smtp.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * A client of SCRAM-SHA-256 for tests.
 */
public final class ScramClient {

	private final String user;

	private final String password;

	private String expectedSignature = "";

	/**
	 * Creates a client.
	 * @param user the name
	 * @param password the password
	 */
	public ScramClient(String user, String password) {
		this.user = user;
		this.password = password;
	}

	/**
	 * What the client says first.
	 * @return the message
	 */
	public String first() {
		return "n,," + firstBare();
	}

	private String firstBare() {
		return "n=" + this.user + ",r=rOprNGfwEbeRWgbNEkqO";
	}

	/**
	 * What the client says to the server's first message.
	 * @param serverFirst the message
	 * @return the message with the proof
	 */
	public String last(String serverFirst) {
		String[] parts = serverFirst.split(",");
		byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
		String withoutProof = "c=biws," + parts[0];
		String signed = firstBare() + "," + serverFirst + "," + withoutProof;
		try {
			byte[] salted = ScramKeys.salted(this.password, salt, Integer.parseInt(parts[2].substring(2)));
			byte[] clientKey = ScramKeys.hmac(salted, "Client Key");
			byte[] proof = ScramKeys.xor(clientKey, ScramKeys.hmac(ScramKeys.hash(clientKey), signed));
			this.expectedSignature = "v="
					+ Base64.getEncoder().encodeToString(ScramKeys.hmac(ScramKeys.hmac(salted, "Server Key"), signed));
			return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What a server says at the end that knows the password too.
	 * @return the message
	 */
	public String expectedSignature() {
		return this.expectedSignature;
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
