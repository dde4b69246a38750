package io.spserver.protocol.rpc.xml;

import java.nio.charset.StandardCharsets;

import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.TestSession;
import io.spserver.protocol.rpc.RpcConversion;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class XmlRpcHandlerTests {

	private static final String CALL = "<methodCall><methodName>system.methodHelp</methodName><params><param>"
			+ "<value>ä</value></param></params></methodCall>";

	private final XmlRpcHandler handler = new XmlRpcHandler(RpcMethods.empty(), RpcConversion.NONE,
			RpcOptions.builder().maxBodySize(1000).build());

	@ParameterizedTest
	@ValueSource(strings = { "text/xml", "application/xml", "Text/XML; charset=utf-8" })
	void callIsAnsweredWithStatus200(String contentType) {
		HttpResponse response = post(contentType, CALL);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headers().first("Content-Type")).isEqualTo("text/xml;charset=UTF-8");
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("<fault>").contains("-32602");
	}

	@Test
	void charsetOfTheHeaderWins() {
		HttpResponse response = post("text/xml;charset=us-ascii", CALL);
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains("-32702");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "text/plain", "application/json", "application/x-www-form-urlencoded", "text/html" })
	void otherContentTypeIs415(String contentType) {
		HttpResponse response = post(contentType, CALL);
		assertThat(response.status()).isEqualTo(415);
		assertThat(response.headers().first("Accept")).isEqualTo("text/xml");
	}

	@Test
	void tooLargeBodyIs413() {
		assertThat(post("text/xml", CALL + " ".repeat(1000)).status()).isEqualTo(413);
	}

	private HttpResponse post(String contentType, String body) {
		HttpHeaders headers = (contentType != null) ? HttpHeaders.of("Content-Type", contentType) : HttpHeaders.empty();
		return this.handler
			.handle(HttpRequest.of(new TestSession(), "POST", "/RPC2", headers, body.getBytes(StandardCharsets.UTF_8)));
	}

}
