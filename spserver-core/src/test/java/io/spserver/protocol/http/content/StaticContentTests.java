package io.spserver.protocol.http.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import io.spserver.protocol.http.HttpRoutes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class StaticContentTests {

	private static final FileTime CHANGED = FileTime.from(Instant.parse("1994-11-06T08:49:37.5Z"));

	@TempDir
	Path folder;

	private Path root;

	private ContentServer server;

	@BeforeEach
	void start() throws IOException {
		this.root = Files.createDirectory(this.folder.resolve("root"));
		write("root/a.txt", "hello");
		write("root/docs/index.html", "<p>docs");
		write("root/docs/b.css", "p {}");
		write("root/empty/c.bin", "");
		write("root/.hidden", "secret");
		write("root/.git/config", "secret");
		write("outside.txt", "secret");
		this.server = new ContentServer(HttpRoutes.builder()
			.get("/static/{*path}", StaticContent.folder(this.root))
			.get("/plain/{*path}", StaticContent.folder(this.root).withIndex(null).withCacheControl(null))
			.get("/favicon.ico", StaticContent.folder(this.root).withCacheControl("max-age=60").file("a.txt"))
			.build());
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void fileIsSentWithWhatDescribesIt() throws IOException {
		String answer = this.server.exchange("GET /static/a.txt");
		assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello");
		assertThat(ContentServer.field(answer, "Content-Type")).isEqualTo("text/plain;charset=UTF-8");
		assertThat(ContentServer.field(answer, "Content-Length")).isEqualTo("5");
		assertThat(ContentServer.field(answer, "Last-Modified")).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
		assertThat(ContentServer.field(answer, "ETag")).matches("\"[0-9a-f]+-5\"");
		assertThat(ContentServer.field(answer, "Accept-Ranges")).isEqualTo("bytes");
		assertThat(ContentServer.field(answer, "Cache-Control")).isEqualTo("no-cache");
		assertThat(ContentServer.field(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
	}

	@Test
	void headHasTheFieldsOfGetButNoContent() throws IOException {
		String get = this.server.exchange("GET /static/a.txt");
		String head = this.server.exchange("HEAD /static/a.txt");
		assertThat(head).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
		assertThat(head.lines().filter((line) -> !line.startsWith("Date"))).containsExactlyInAnyOrderElementsOf(
				get.lines().filter((line) -> !line.startsWith("Date") && !line.equals("hello")).toList());
	}

	@Test
	void emptyFileIsSent() throws IOException {
		String answer = this.server.exchange("GET /static/empty/c.bin");
		assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n");
		assertThat(ContentServer.field(answer, "Content-Type")).isEqualTo("application/octet-stream");
		assertThat(ContentServer.field(answer, "Content-Length")).isEqualTo("0");
	}

	@Test
	void folderShowsItsIndex() throws IOException {
		assertThat(this.server.exchange("GET /static/docs/")).startsWith("HTTP/1.1 200 OK\r\n").endsWith("<p>docs");
		String moved = this.server.exchange("GET /static/docs?a=b");
		assertThat(moved).startsWith("HTTP/1.1 301 ");
		assertThat(ContentServer.field(moved, "Location")).isEqualTo("./docs/?a=b");
		assertThat(this.server.exchange("GET /static/empty/")).startsWith("HTTP/1.1 404 ");
		assertThat(this.server.exchange("GET /static/empty")).startsWith("HTTP/1.1 404 ");
		assertThat(this.server.exchange("GET /static/")).startsWith("HTTP/1.1 404 ");
		assertThat(this.server.exchange("GET /static")).startsWith("HTTP/1.1 404 ");
		assertThat(this.server.exchange("GET /static/a.txt/")).startsWith("HTTP/1.1 404 ");
	}

	@Test
	void thereMayBeNoIndex() throws IOException {
		assertThat(this.server.exchange("GET /plain/docs/")).startsWith("HTTP/1.1 404 ");
		assertThat(this.server.exchange("GET /plain/docs")).startsWith("HTTP/1.1 404 ");
		String file = this.server.exchange("GET /plain/docs/index.html");
		assertThat(file).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("Cache-Control");
	}

	@Test
	void oneFileMayHaveARouteOfItsOwn() throws IOException {
		String answer = this.server.exchange("GET /favicon.ico");
		assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("hello");
		assertThat(ContentServer.field(answer, "Cache-Control")).isEqualTo("max-age=60");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/.hidden", "/.git/config", "/%2ehidden", "/a.txt%00", "/..%2foutside.txt",
			"/..%5coutside.txt", "/../outside.txt", "/../../outside.txt", "/%2e%2e/outside.txt",
			"/docs/..%2f..%2foutside.txt", "//etc/passwd", "/C:/outside.txt", "/a.txt::$DATA", "/a.txt.", "/a.txt%20",
			"/nul", "/con.txt", "/%c0%ae%c0%ae/outside.txt", "/..;/outside.txt", "/missing", "/a.txt/b", "/docs",
			"/%252e%252e/outside.txt", "/.../outside.txt" })
	void thereIsNoWayOut(String path) throws IOException {
		String answer = this.server.exchange("GET /static" + path);
		assertThat(answer).matches("(?s)HTTP/1\\.1 (301|400|404) .*").doesNotContain("secret");
	}

	@Test
	void veryLongNamesAreNotFound() throws IOException {
		assertThat(this.server.exchange("GET /static/" + "a".repeat(1000))).startsWith("HTTP/1.1 404 ");
		assertThat(this.server.exchange("GET /static" + "/a".repeat(1900))).startsWith("HTTP/1.1 404 ");
	}

	@Test
	void linksMayLeadOnlyToWhatIsShownAnyway() throws IOException {
		Files.createSymbolicLink(this.root.resolve("inside.txt"), Path.of("a.txt"));
		Files.createSymbolicLink(this.root.resolve("out.txt"), this.folder.resolve("outside.txt"));
		Files.createSymbolicLink(this.root.resolve("up"), this.folder);
		Files.createSymbolicLink(this.root.resolve("git"), Path.of(".git"));
		Files.createSymbolicLink(this.root.resolve("loop"), Path.of("loop"));
		Files.createSymbolicLink(this.root.resolve("nowhere"), Path.of("missing"));
		assertThat(this.server.exchange("GET /static/inside.txt")).startsWith("HTTP/1.1 200 ").endsWith("hello");
		for (String path : new String[] { "out.txt", "up/outside.txt", "git/config", "loop", "nowhere" }) {
			assertThat(this.server.exchange("GET /static/" + path)).startsWith("HTTP/1.1 404 ");
		}
	}

	@Test
	void folderMayBeALinkThatChanges() throws IOException {
		Path current = this.folder.resolve("current");
		Files.createSymbolicLink(current, Path.of("root"));
		try (ContentServer linked = new ContentServer(
				HttpRoutes.builder().get("/{*path}", StaticContent.folder(current)).build())) {
			assertThat(linked.exchange("GET /a.txt")).endsWith("hello");
			write("next/a.txt", "next");
			write("next/index.html", "start");
			Files.delete(current);
			Files.createSymbolicLink(current, Path.of("next"));
			assertThat(linked.exchange("GET /a.txt")).endsWith("next");
			assertThat(linked.exchange("GET /")).endsWith("start");
		}
	}

	@Test
	void rootMustBeAFolder() {
		assertThatIllegalArgumentException().isThrownBy(() -> StaticContent.folder(this.root.resolve("a.txt")));
		assertThatIllegalArgumentException().isThrownBy(() -> StaticContent.folder(this.root.resolve("missing")));
	}

	@Test
	void changedFileHasAnotherTag() throws IOException {
		String tag = ContentServer.field(this.server.exchange("GET /static/a.txt"), "ETag");
		assertThat(this.server.exchange("GET /static/a.txt", "If-None-Match: " + tag))
			.startsWith("HTTP/1.1 304 Not Modified\r\n")
			.contains("\r\nETag: " + tag + "\r\n", "\r\nCache-Control: no-cache\r\n")
			.doesNotContain("Content-Length", "Content-Type:")
			.endsWith("\r\n\r\n");
		write("root/a.txt", "HELLO");
		Files.setLastModifiedTime(this.root.resolve("a.txt"), FileTime.from(CHANGED.toInstant().plusNanos(1000)));
		assertThat(this.server.exchange("GET /static/a.txt", "If-None-Match: " + tag)).startsWith("HTTP/1.1 200 OK\r\n")
			.endsWith("HELLO");
	}

	@Test
	void fileThatHasJustChangedHasAWeakTag() throws IOException {
		Files.setLastModifiedTime(this.root.resolve("a.txt"), FileTime.from(Instant.now().plusSeconds(3600)));
		String answer = this.server.exchange("GET /static/a.txt");
		assertThat(ContentServer.field(answer, "ETag")).startsWith("W/\"");
		assertThat(HttpDates.parse(ContentServer.field(answer, "Last-Modified"))).isBeforeOrEqualTo(Instant.now());
	}

	private void write(String name, String content) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
		Files.setLastModifiedTime(file, CHANGED);
	}

}
