package io.spserver.protocol.smtp;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Scanner;

import io.spserver.NetworkOptions;
import io.spserver.Pattern;
import io.spserver.ProxyProtocol;
import io.spserver.ProxyProtocol.Mode;
import io.spserver.SocketOptions;
import io.spserver.UnixSocket;
import io.spserver.server.SpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mail from programs of the same machine, and from clients behind a proxy.
 */
class SmtpNetworkTests extends MailTest {

	@TempDir
	private Path folder;

	SmtpNetworkTests() {
		super(Pattern.HALF_SYNC_HALF_ASYNC);
	}

	@Test
	void lmtpIsSpokenOnAUnixSocket() throws Exception {
		Path path = this.folder.resolve("lmtp");
		UnixSocket socket = new UnixSocket(path, PosixFilePermissions.fromString("rw-------"));
		start(SmtpProtocol.lmtp(options((options) -> options.receivedHeader(true))),
				(options) -> options.network(new NetworkOptions(socket, ProxyProtocol.OFF, SocketOptions.DEFAULT)));
		try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path));
				Scanner replies = new Scanner(Channels.newInputStream(channel), StandardCharsets.UTF_8)) {
			channel.write(
					ByteBuffer.wrap(("LHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<j@example.org>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n")
						.getBytes(StandardCharsets.US_ASCII)));
			assertThat(replies.nextLine()).startsWith("220 mx.example.org LMTP");
			String last = "";
			while (replies.hasNextLine()) {
				last = replies.nextLine();
			}
			assertThat(last).isEqualTo("221 2.0.0 Bye");
		}
		assertThat(this.mails.take().content()).startsWith("Received: from c (local)\r\n").contains(" with LMTP id ");
	}

	@Test
	void aClientBehindAProxyIsKnownByItsOwnAddress() throws Exception {
		ProxyProtocol proxy = new ProxyProtocol(Mode.REQUIRED, ProxyProtocol.OFF.trusted(),
				ProxyProtocol.OFF.timeout());
		SpServer server = start(SmtpProtocol.smtp(options((options) -> options.receivedHeader(true))),
				(options) -> options.network(new NetworkOptions(null, proxy, SocketOptions.DEFAULT)));
		try (MailClient client = new MailClient(server)) {
			client.send("PROXY TCP4 192.0.2.1 198.51.100.2 40000 25\r\n");
			assertThat(client.reply()).startsWith("220");
			introduceAndSend(client);
		}
		assertThat(this.mails.take().content()).startsWith("Received: from c ([192.0.2.1])\r\n");
	}

	private static void introduceAndSend(MailClient client) throws IOException {
		client.send("EHLO c\r\nMAIL FROM:<a@b>\r\nRCPT TO:<j@example.org>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n");
		assertThat(client.rest()).endsWith("221 2.0.0 Bye\n");
	}

}
