package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpResponseTests {

	@Test
	void factoriesSetStatusTypeAndBody() {
		assertThat(HttpResponse.text("ä").body()).isEqualTo("ä".getBytes(StandardCharsets.UTF_8));
		assertThat(HttpResponse.text("a").headers().first("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
		assertThat(HttpResponse.text(404, "a").status()).isEqualTo(404);
		assertThat(HttpResponse.html("<p>").headers().first("Content-Type")).isEqualTo("text/html;charset=UTF-8");
		assertThat(HttpResponse.json(new byte[] { '1' }).headers().first("Content-Type")).isEqualTo("application/json");
		assertThat(HttpResponse.of(201, "image/png", new byte[3])).hasToString("201 (3 bytes)");
		assertThat(HttpResponse.noContent().status()).isEqualTo(204);
		assertThat(HttpResponse.status(200).headers().size()).isZero();
	}

	@Test
	void changesMakeNewResponses() {
		HttpResponse response = HttpResponse.text("a");
		HttpResponse changed = response.withStatus(201)
			.withHeader("X", "1")
			.withHeader("x", "2")
			.withAddedHeader("X", "3")
			.withBody(new byte[0]);
		assertThat(changed.status()).isEqualTo(201);
		assertThat(changed.headers().all("X")).containsExactly("2", "3");
		assertThat(changed.body()).isEmpty();
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headers().contains("X")).isFalse();
		assertThat(response.body()).isNotEmpty();
	}

	@Test
	void whatIsNoFinalStatusIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> HttpResponse.status(100));
		assertThatIllegalArgumentException().isThrownBy(() -> HttpResponse.status(600));
		assertThatIllegalArgumentException().isThrownBy(() -> new HttpStatusException(302, "no error"));
	}

	@Test
	void transferEncodingIsTheServersDecision() {
		HttpResponse response = HttpResponse.status(200);
		assertThatIllegalArgumentException().isThrownBy(() -> response.withHeader("transfer-encoding", "chunked"));
		assertThatIllegalArgumentException().isThrownBy(() -> response.withAddedHeader("Transfer-Encoding", "chunked"));
	}

	@Test
	void fieldsCannotBeSplit() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HttpResponse.status(302).withHeader("Location", "/\r\nSet-Cookie: a=b"));
	}

}
