package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JsonRpcClient} with servers that do not answer as they should.
 */
@Timeout(60)
class BrokenServerTests {

	private ServerSocket listener;

	@BeforeEach
	void listen() throws IOException {
		this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
	}

	@AfterEach
	void close() throws IOException {
		this.listener.close();
	}

	private JsonRpcClientBuilder client(String scheme) {
		return JsonRpcClient.builder(URI
			.create(scheme + "://127.0.0.1:" + this.listener.getLocalPort() + (scheme.equals("http") ? "/" : "")));
	}

	/** Takes a connection and a request, and answers with these bytes, whatever comes. */
	private void answer(String scheme, String json) {
		String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
				+ json.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n";
		String answer = (scheme.equals("http")) ? head + json : json + "\n";
		Thread thread = new Thread(() -> {
			try (Socket socket = this.listener.accept()) {
				InputStream in = socket.getInputStream();
				while (in.read() != '}') {
					Thread.onSpinWait();
				}
				socket.getOutputStream().write(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
				socket.shutdownOutput();
				in.readAllBytes();
			}
			catch (IOException ex) {
				// The client has gone
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http | no JSON | no JSON
			http | [] | no JSON-RPC
			http | 1 | no JSON-RPC
			http | {'jsonrpc':'2.0','id':1} | neither result nor error
			http | {'jsonrpc':'2.0','result':1,'id':2} | not answered all calls
			http | {'jsonrpc':'2.0','result':1,'id':'1'} | not answered all calls
			http | {'jsonrpc':'2.0','result':'one','id':1} | The result is no Integer
			http | {'jsonrpc':'2.0','method':'a','id':1} | not answered all calls
			tcp  | no JSON | does not speak JSON-RPC
			tcp  | {no JSON | no JSON
			tcp  | {'jsonrpc':'2.0','result':1,'id':2} | closed the connection
			tcp  | {'jsonrpc':'2.0','result':{},'id':1} | The result is no Integer
			""")
	void wrongAnswerIsAnException(String scheme, String json, String message) {
		answer(scheme, json);
		try (JsonRpcClient client = client(scheme).build()) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.call("one", List.of(), Integer.class))
				.withMessageContaining(message);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void errorWithoutIdIsThatOfAllCallsThatWait(String scheme) {
		answer(scheme, "{'jsonrpc':'2.0','error':{'code':-32000,'message':'busy'},'id':null}");
		try (JsonRpcClient client = client(scheme).build()) {
			JsonRpcClientBatch batch = client.batch();
			CompletableFuture<String> one = batch.call("one", null, String.class);
			CompletableFuture<String> two = batch.call("two", null, String.class);
			batch.send();
			for (CompletableFuture<String> call : List.of(one, two)) {
				assertThatExceptionOfType(ExecutionException.class).isThrownBy(call::get)
					.havingCause()
					.isInstanceOf(JsonRpcException.class)
					.withMessage("busy (-32000)");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void resultIsReadWhateverElseIsInTheAnswer(String scheme) throws Exception {
		answer(scheme, "{'x':{'id':[7]},'id':1,'error':null,'result': {'x':1,'y':-2.0e0} ,'method':null}");
		try (JsonRpcClient client = client(scheme).build()) {
			assertThat(client.call("point", null, Object.class)).hasToString("{x=1, y=-2.0}");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void answerOverTheLimitIsAnException(String scheme) {
		answer(scheme, "{'jsonrpc':'2.0','result':'" + "x".repeat(1000) + "','id':1}");
		try (JsonRpcClient client = client(scheme).maxResponseSize(1000).build()) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.call("one", null, String.class));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void silenceHasAnEnd(String scheme) {
		try (JsonRpcClient client = client(scheme).timeout(Duration.ofMillis(50)).build()) {
			assertThatExceptionOfType(SocketTimeoutException.class)
				.isThrownBy(() -> client.call("one", null, String.class))
				.withMessageContaining("PT0.05S");
			assertThatExceptionOfType(ExecutionException.class)
				.isThrownBy(() -> client.callLater("one", null, String.class).get())
				.withCauseInstanceOf(SocketTimeoutException.class);
		}
	}

	@Test
	void serverThatTakesNothingStopsNobodyForEver() {
		try (JsonRpcClient client = client("tcp").timeout(Duration.ofMillis(100)).build()) {
			String large = "x".repeat(16 * 1024 * 1024);
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> client.call("one", List.of(large), String.class));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "tcp" })
	void nobodyThereIsAnException(String scheme) throws IOException {
		this.listener.close();
		try (JsonRpcClient client = client(scheme).build()) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.call("one", null, String.class));
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.notify("one", null));
		}
	}

}
