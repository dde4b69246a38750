package io.spserver.protocol.tunnel;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

import org.jspecify.annotations.Nullable;

/**
 * Names of client certificates: those of clients that may use a tunnel. A certificate
 * that has one of them in the right place is permitted. That it is to be trusted at all
 * is found out by TLS before. Immutable.
 */
public final class CertificateNames {

	/** The type of a DNS name among the alternative names (RFC 5280, 4.2.1.6). */
	private static final int DNS_NAME = 2;

	/** The type of a URI among the alternative names. */
	private static final int URI = 6;

	private final List<NamePattern> commonNames;

	private final List<NamePattern> dnsNames;

	private final List<NamePattern> uris;

	private CertificateNames(List<NamePattern> commonNames, List<NamePattern> dnsNames, List<NamePattern> uris) {
		this.commonNames = commonNames;
		this.dnsNames = dnsNames;
		this.uris = uris;
	}

	/**
	 * Any client may use the tunnel, also one without a certificate.
	 * @return the names
	 */
	public static CertificateNames any() {
		return new CertificateNames(List.of(), List.of(), List.of());
	}

	/**
	 * The names that are permitted. In each, {@code *} stands for any characters within a
	 * label of a DNS name, a segment of a URI's path, or a common name, and {@code **}
	 * for any characters at all.
	 * @param commonNames of the subject's common name
	 * @param dnsNames of a DNS name among the subject's alternative names, without regard
	 * to upper and lower case
	 * @param uris of a URI among the subject's alternative names
	 * @return the names; if all three are empty, any client is permitted
	 */
	public static CertificateNames of(Collection<String> commonNames, Collection<String> dnsNames,
			Collection<String> uris) {
		return new CertificateNames(commonNames.stream().map((name) -> NamePattern.of(name, "", 0)).toList(),
				dnsNames.stream().map((name) -> NamePattern.of(name, ".", Pattern.CASE_INSENSITIVE)).toList(),
				uris.stream().map((name) -> NamePattern.of(name, "/", 0)).toList());
	}

	/**
	 * Whether every client is permitted.
	 * @return {@code true} if there are no names
	 */
	public boolean permitAll() {
		return this.commonNames.isEmpty() && this.dnsNames.isEmpty() && this.uris.isEmpty();
	}

	/**
	 * Whether a client may use the tunnel.
	 * @param shown the certificates that it has shown, its own first
	 * @return {@code true} if it may
	 */
	public boolean permit(List<X509Certificate> shown) {
		if (permitAll()) {
			return true;
		}
		if (shown.isEmpty()) {
			return false;
		}
		X509Certificate own = shown.get(0);
		String commonName = commonName(own);
		return (commonName != null && matches(this.commonNames, commonName))
				|| hasAlternative(own, DNS_NAME, this.dnsNames) || hasAlternative(own, URI, this.uris);
	}

	private static boolean matches(List<NamePattern> patterns, String name) {
		return patterns.stream().anyMatch((pattern) -> pattern.matches(name));
	}

	private static boolean hasAlternative(X509Certificate certificate, int type, List<NamePattern> patterns) {
		if (patterns.isEmpty()) {
			return false;
		}
		try {
			Collection<List<?>> names = certificate.getSubjectAlternativeNames();
			return names != null && names.stream()
				.filter((name) -> Objects.equals(name.get(0), type))
				.anyMatch((name) -> matches(patterns, String.valueOf(name.get(1))));
		}
		catch (CertificateParsingException ex) {
			return false;
		}
	}

	/** The most specific common name of the subject. */
	private static @Nullable String commonName(X509Certificate certificate) {
		try {
			List<Rdn> parts = new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
			for (int i = parts.size() - 1; i >= 0; i--) {
				Attribute name = parts.get(i).toAttributes().get("CN");
				if (name != null && name.get() instanceof String text) {
					return text;
				}
			}
			return null;
		}
		catch (NamingException ex) {
			return null;
		}
	}

}
