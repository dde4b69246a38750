package io.spserver.protocol.http.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while which credentials were right, so that a password whose hash is
 * slow on purpose is not hashed for each request. Wrong ones are never remembered. What
 * is kept is a keyed digest of the credentials, and no more than a thousand of them.
 */
public final class RememberingAuthenticator implements Authenticator {

	private static final int MOST = 1000;

	private final Authenticator authenticator;

	private final long nanos;

	private final LongSupplier clock;

	/** The eldest first; guarded by itself. */
	private final Map<String, Known> known = new LinkedHashMap<>();

	/**
	 * Creates an authenticator.
	 * @param authenticator who is asked
	 * @param time how long an answer is good
	 */
	public RememberingAuthenticator(Authenticator authenticator, Duration time) {
		this(authenticator, time, System::nanoTime);
	}

	RememberingAuthenticator(Authenticator authenticator, Duration time, LongSupplier clock) {
		this.authenticator = authenticator;
		this.nanos = time.toNanos();
		this.clock = clock;
	}

	@Override
	public @Nullable Identity authenticate(Credentials credentials) {
		String key = Digests.keyOf(credentials);
		Identity identity = recall(key);
		if (identity == null) {
			identity = this.authenticator.authenticate(credentials);
			if (identity != null) {
				remember(key, identity);
			}
		}
		return identity;
	}

	@Override
	public Set<LoginScheme> schemes() {
		return this.authenticator.schemes();
	}

	private @Nullable Identity recall(String key) {
		synchronized (this.known) {
			Known found = this.known.get(key);
			return (found != null && this.clock.getAsLong() - found.since() < this.nanos) ? found.identity() : null;
		}
	}

	private void remember(String key, Identity identity) {
		synchronized (this.known) {
			this.known.remove(key);
			this.known.put(key, new Known(identity, this.clock.getAsLong()));
			if (this.known.size() > MOST) {
				this.known.remove(this.known.keySet().iterator().next());
			}
		}
	}

	private record Known(Identity identity, long since) {
	}

}
