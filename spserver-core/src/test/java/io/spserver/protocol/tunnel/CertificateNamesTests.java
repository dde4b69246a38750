package io.spserver.protocol.tunnel;

import java.security.cert.X509Certificate;
import java.util.List;

import io.netty.pkitesting.CertificateBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CertificateNames}.
 */
class CertificateNamesTests {

	private final List<X509Certificate> shown;

	CertificateNamesTests() throws Exception {
		this.shown = List.of(new CertificateBuilder().subject("CN=worker 7, OU=Fleet, O=Example")
			.addSanDnsName("db.eu.example.org")
			.addSanUriName("spiffe://example.org/ns/prod/worker")
			.setIsCertificateAuthority(true)
			.ecp256()
			.buildSelfSigned()
			.getCertificate());
	}

	private boolean permits(List<String> commonNames, List<String> dnsNames, List<String> uris) {
		return CertificateNames.of(commonNames, dnsNames, uris).permit(this.shown);
	}

	@Test
	void permitsAnyClientWithoutNames() {
		assertThat(CertificateNames.any().permit(List.of())).isTrue();
		assertThat(CertificateNames.any().permitAll()).isTrue();
	}

	@Test
	void permitsNobodyWithoutACertificateIfThereAreNames() {
		assertThat(CertificateNames.of(List.of("**"), List.of(), List.of()).permit(List.of())).isFalse();
	}

	@Test
	void comparesTheCommonName() {
		assertThat(permits(List.of("worker 7"), List.of(), List.of())).isTrue();
		assertThat(permits(List.of("worker *"), List.of(), List.of())).isTrue();
		assertThat(permits(List.of("worker"), List.of(), List.of())).isFalse();
		assertThat(permits(List.of("Fleet", "Worker 7"), List.of(), List.of())).isFalse();
	}

	@Test
	void comparesDnsNamesLabelByLabel() {
		assertThat(permits(List.of(), List.of("DB.eu.example.org"), List.of())).isTrue();
		assertThat(permits(List.of(), List.of("*.eu.example.org"), List.of())).isTrue();
		assertThat(permits(List.of(), List.of("*.example.org"), List.of())).isFalse();
		assertThat(permits(List.of(), List.of("**.example.org"), List.of())).isTrue();
		assertThat(permits(List.of(), List.of("db.eu.example.or"), List.of())).isFalse();
	}

	@Test
	void comparesUrisSegmentBySegment() {
		assertThat(permits(List.of(), List.of(), List.of("spiffe://example.org/ns/*/worker"))).isTrue();
		assertThat(permits(List.of(), List.of(), List.of("spiffe://example.org/*"))).isFalse();
		assertThat(permits(List.of(), List.of(), List.of("spiffe://example.org/**"))).isTrue();
	}

	@Test
	void doesNotTakeANameOfOneKindForOneOfAnother() {
		assertThat(permits(List.of("db.eu.example.org"), List.of("worker 7"), List.of("worker 7"))).isFalse();
	}

}
