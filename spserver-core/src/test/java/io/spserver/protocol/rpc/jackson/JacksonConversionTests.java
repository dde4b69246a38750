package io.spserver.protocol.rpc.jackson;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import io.spserver.protocol.rpc.RpcCaller;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcOptions;
import io.spserver.protocol.rpc.RpcParameter;
import io.spserver.protocol.rpc.xml.XmlRpcProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JacksonConversionTests {

	private final JacksonConversion conversion = new JacksonConversion(JsonMapper.shared());

	@Test
	void objectsAreReadAndWritten() {
		Event event = new Event("a", 1, Instant.EPOCH, LocalDateTime.of(2026, 1, 2, 3, 4), new byte[] { 1 });
		Object plain = this.conversion.write(event);
		assertThat(plain).isInstanceOf(Map.class);
		assertThat(this.conversion.read(plain, Event.class)).usingRecursiveComparison().isEqualTo(event);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.conversion.read(Map.of("name", "a", "count", "1"), Event.class));
		assertThat(this.conversion.write(new IllegalStateException("why"))).isEqualTo(Map.of("message", "why"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[1,2] | [1, 2]
			[]    | []
			""")
	void textIsParsed(String text, String list) {
		assertThat(this.conversion.parse(text, List.class)).hasToString(list);
		assertThat(this.conversion.parse("PT1S", Duration.class)).isEqualTo(Duration.ofSeconds(1));
		assertThatIllegalArgumentException().isThrownBy(() -> this.conversion.parse(text, Duration.class));
	}

	@Test
	void structsOfXmlRpcBecomeObjects() {
		RpcMethod method = RpcMethod.of("next", List.of(new RpcParameter("event", Event.class, true)), (arguments) -> {
			Event event = (Event) arguments[0];
			return new Event(event.name(), event.count() + 1, event.at(), event.local(), event.bytes());
		});
		XmlRpcProcessor processor = new XmlRpcProcessor(RpcMethods.builder().add(method).build(), this.conversion,
				RpcOptions.defaults());
		String struct = "<struct><member><name>name</name><value>a</value></member>"
				+ "<member><name>count</name><value><int>%s</int></value></member>"
				+ "<member><name>at</name><value><dateTime.iso8601>20200101T00:00:00</dateTime.iso8601></value></member>"
				+ "<member><name>local</name><value><dateTime.iso8601>20200102T00:00:00</dateTime.iso8601></value></member>"
				+ "<member><name>bytes</name><value><base64>AQI=</base64></value></member></struct>";
		String answer = call(processor, struct.formatted(1));
		assertThat(answer).contains("<int>2</int>", ">2020-01-01T00:00:00Z<", ">2020-01-02T00:00:00<",
				"<base64>AQI=</base64>");
		assertThat(call(processor, "<struct/>")).contains("-32602", "'event' must be what it should be");
	}

	private static String call(XmlRpcProcessor processor, String value) {
		String request = "<methodCall><methodName>next</methodName><params><param><value>" + value
				+ "</value></param></params></methodCall>";
		return new String(processor.process(request.getBytes(), null, RpcCaller.unknown()).join());
	}

	record Event(String name, int count, Instant at, LocalDateTime local, byte[] bytes) {
	}

}
