package io.spserver.protocol.http.security;

/**
 * Compares passwords with what is kept of them. Called on worker threads, several at
 * once.
 */
public interface PasswordMatcher {

	/**
	 * Takes passwords that are kept as they are: as such, or behind <code>{noop}</code>.
	 */
	PasswordMatcher PLAIN = new PlainPasswords();

	/**
	 * Whether passwords that are kept so can be compared.
	 * @param kept the password as it is kept, perhaps with the id of an encoding in
	 * braces before it
	 * @return whether {@link #matches} can do it
	 */
	boolean supports(String kept);

	/**
	 * Compares. Takes as long for a wrong password as for the right one.
	 * @param password what the client says
	 * @param kept the password as it is kept, which is supported
	 * @return whether that is the same
	 */
	boolean matches(String password, String kept);

	/**
	 * Whether a comparison costs so much that its result is worth keeping for a while.
	 * @param kept the password as it is kept
	 * @return {@code true} for those that are hashed
	 */
	boolean isExpensive(String kept);

}
