package io.spserver.protocol.http.security;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

import io.spserver.Session;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * How clients log in to a server, and what happens to those that try it in vain.
 */
public final class Logins {

	private static final String PROVEN = Logins.class.getName() + ".proven";

	private static final Logins NONE = new Logins(new JoinedAuthenticators(List.of()), "",
			new FailureThrottle(0, Duration.ZERO));

	private final Authenticator authenticator;

	private final Challenges challenges;

	private final boolean certificates;

	private final FailureThrottle throttle;

	/**
	 * Creates a way to log in.
	 * @param authenticator finds out who a client is; if it can check neither passwords
	 * nor tokens, the field {@code Authorization} is passed over
	 * @param realm what for; letters, digits and spaces
	 * @param throttle slows down those who try
	 */
	public Logins(Authenticator authenticator, String realm, FailureThrottle throttle) {
		this.authenticator = authenticator;
		this.challenges = new Challenges(authenticator.schemes(), realm);
		this.certificates = authenticator.schemes().contains(LoginScheme.CERTIFICATE);
		this.throttle = throttle;
	}

	/**
	 * Nobody can log in; credentials are passed over.
	 * @return no way to log in
	 */
	public static Logins none() {
		return NONE;
	}

	/**
	 * Finds out who sends a request.
	 * @param request the request
	 * @param events hears of failures
	 * @return who it is, or the answer to credentials that are wrong
	 */
	Login identify(HttpRequest request, AccessEvents events) {
		if (this.challenges.isEmpty() || !AuthorizationHeader.isIn(request)) {
			return new Login(certified(request.session()), null);
		}
		Session session = request.session();
		Credentials credentials = AuthorizationHeader.read(request);
		String key = (credentials != null) ? Digests.keyOf(credentials) : "";
		Session carrier = session.carrier();
		Session connection = (carrier != null) ? carrier : session;
		if (!key.equals(connection.attributes().get(PROVEN))) {
			long wait = this.throttle.secondsToWait(session.remoteAddress());
			if (wait > 0) {
				return new Login(null, tooMany(wait));
			}
		}
		Identity identity = (credentials != null) ? this.authenticator.authenticate(credentials) : null;
		if (identity == null) {
			return failed(request, credentials, events);
		}
		connection.attributes().put(PROVEN, key);
		return new Login(identity, null);
	}

	private @Nullable Identity certified(Session session) {
		List<X509Certificate> chain = (this.certificates) ? session.peerCertificates() : List.of();
		return (chain.isEmpty()) ? null : this.authenticator.authenticate(new Credentials.Certificate(chain.get(0)));
	}

	private Login failed(HttpRequest request, @Nullable Credentials credentials, AccessEvents events) {
		SocketAddress peer = request.session().remoteAddress();
		boolean last = this.throttle.failed(peer);
		events.loginFailed(request, (credentials != null) ? credentials.name() : null, last);
		return new Login(null, this.challenges.wrong());
	}

	private static HttpResponse tooMany(long seconds) {
		return Refusal.of(429, "Too many logins have failed. Try again later.")
			.withHeader("Retry-After", Long.toString(seconds));
	}

	/**
	 * The answer to a request that needs a login and has none.
	 * @return the answer, {@code null} if nothing that a client could send would help
	 */
	@Nullable HttpResponse challenge() {
		return (this.challenges.isEmpty()) ? null : this.challenges.missing();
	}

	/**
	 * What is known of who sends a request.
	 *
	 * @param identity who it is, {@code null} if nobody has logged in
	 * @param refusal the answer, {@code null} if the request may go on
	 */
	record Login(@Nullable Identity identity, @Nullable HttpResponse refusal) {
	}

}
