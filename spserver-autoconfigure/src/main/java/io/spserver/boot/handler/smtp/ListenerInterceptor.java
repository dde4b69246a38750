package io.spserver.boot.handler.smtp;

/**
 * Stands around each call of a listener. A bean of this type is used for all servers;
 * several are asked in their order, the first is the outermost. Called on worker threads,
 * several at once.
 */
@FunctionalInterface
public interface ListenerInterceptor {

	/**
	 * Stands around a call.
	 * @param call the call
	 * @param next goes on with it
	 * @throws Exception what the listener throws; a
	 * {@link io.spserver.protocol.smtp.SmtpException} refuses the mail with its reply,
	 * any other with 451
	 */
	void intercept(ListenerCall call, Chain next) throws Exception;

	/** What comes after an interceptor. */
	@FunctionalInterface
	interface Chain {

		/**
		 * Goes on.
		 * @throws Exception what the listener throws
		 */
		void proceed() throws Exception;

	}

}
