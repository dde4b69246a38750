package io.spserver.async;

import java.io.IOException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SniCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.spserver.TlsOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a handshake failed. Engines tell some reasons by their messages only.
 */
final class HandshakeOutcome {

	private HandshakeOutcome() {
	}

	/** What has gone wrong, if an event in the pipeline says that something has. */
	static @Nullable Throwable failure(Object event) {
		if (event instanceof SslHandshakeCompletionEvent handshake) {
			return handshake.cause();
		}
		return (event instanceof SniCompletionEvent name) ? name.cause() : null;
	}

	static TlsOutcome of(Throwable failure) {
		if (failure instanceof SslHandshakeTimeoutException) {
			return TlsOutcome.TIMEOUT;
		}
		if (failure instanceof NotSslRecordException) {
			return TlsOutcome.NOT_TLS;
		}
		if (failure instanceof IOException && !(failure instanceof SSLException)) {
			return TlsOutcome.GONE;
		}
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
				return TlsOutcome.BAD_CERTIFICATE;
			}
			// Bouncy Castle's, which says no more than the name of the alert.
			if (cause.getClass().getSimpleName().equals("TlsFatalAlertReceived")) {
				return TlsOutcome.REJECTED;
			}
		}
		return byMessage(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT));
	}

	private static TlsOutcome byMessage(String message) {
		if (message.contains("received fatal alert") || message.contains("_alert_")) {
			return TlsOutcome.REJECTED;
		}
		if (message.contains("closed") && message.contains("during")) {
			return TlsOutcome.GONE;
		}
		boolean certificate = message.contains("empty client certificate") || message.contains("certificate_verify")
				|| message.contains("did_not_return_a_certificate");
		return certificate ? TlsOutcome.BAD_CERTIFICATE : TlsOutcome.NO_AGREEMENT;
	}

}
