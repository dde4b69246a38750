package io.spserver.protocol.http.content;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.spserver.protocol.http.HttpRoutes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClassPathContentTests {

	private static final String LARGE = "0123456789".repeat(10_000);

	@TempDir
	Path folder;

	@Test
	void resourcesOfAnArchiveAreServed() throws IOException {
		check(archive().toUri().toURL());
	}

	@Test
	void resourcesOfAFolderAreServed() throws IOException {
		Path classes = this.folder.resolve("classes");
		Files.createDirectories(classes.resolve("web/docs"));
		Files.writeString(classes.resolve("web/index.html"), "<p>web");
		Files.writeString(classes.resolve("web/docs/a b.txt"), "hello");
		Files.writeString(classes.resolve("web/large.txt"), LARGE);
		Files.writeString(classes.resolve("application.properties"), "secret");
		Files.createSymbolicLink(classes.resolve("web/out.txt"), Path.of("../application.properties"));
		check(classes.toUri().toURL());
	}

	@Test
	void tagFollowsTheBytesNotTheTime() throws IOException {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { archive().toUri().toURL() }, null);
				ContentServer server = server(loader)) {
			assertThat(ContentServer.field(server.exchange("GET /docs/a%20b.txt"), "ETag"))
				.isEqualTo(EntityTag.ofContent("hello".getBytes(StandardCharsets.UTF_8)).toString());
			assertThat(ContentServer.field(server.exchange("GET /large.txt"), "ETag"))
				.isEqualTo(EntityTag.ofContent(LARGE.getBytes(StandardCharsets.UTF_8)).toString());
		}
	}

	@Test
	void wholeClassPathIsNotServed() {
		ClassLoader loader = getClass().getClassLoader();
		assertThatIllegalArgumentException().isThrownBy(() -> StaticContent.classPath(loader, ""));
		assertThatIllegalArgumentException().isThrownBy(() -> StaticContent.classPath(loader, "/"));
	}

	private void check(URL classes) throws IOException {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { classes }, null);
				ContentServer server = server(loader)) {
			assertThat(server.exchange("GET /")).startsWith("HTTP/1.1 200 OK\r\n").endsWith("<p>web");
			for (int i = 0; i < 2; i++) {
				String answer = server.exchange("GET /docs/a%20b.txt");
				assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("hello");
				assertThat(
						server.exchange("GET /docs/a%20b.txt", "If-None-Match: " + ContentServer.field(answer, "ETag")))
					.startsWith("HTTP/1.1 304 ");
				assertThat(ContentServer.body(server.exchange("GET /large.txt"))).isEqualTo(LARGE);
				assertThat(ContentServer.body(server.exchange("GET /large.txt", "Range: bytes=50001-50005")))
					.isEqualTo("12345");
			}
			assertThat(server.exchange("GET /docs")).startsWith("HTTP/1.1 404 ");
			assertThat(server.exchange("GET /docs/")).startsWith("HTTP/1.1 404 ");
			assertThat(server.exchange("GET /missing")).startsWith("HTTP/1.1 404 ");
			assertThat(server.exchange("GET /out.txt")).startsWith("HTTP/1.1 404 ");
			assertThat(server.exchange("GET /..%2fapplication.properties")).doesNotContain("secret");
		}
	}

	private static ContentServer server(ClassLoader loader) throws IOException {
		return new ContentServer(
				HttpRoutes.builder().get("/{*path}", StaticContent.classPath(loader, "/web/")).build());
	}

	private Path archive() throws IOException {
		Path archive = this.folder.resolve("web.jar");
		try (OutputStream out = Files.newOutputStream(archive); ZipOutputStream zip = new ZipOutputStream(out)) {
			add(zip, "web/", "");
			add(zip, "web/docs/", "");
			add(zip, "web/index.html", "<p>web");
			add(zip, "web/docs/a b.txt", "hello");
			add(zip, "web/large.txt", LARGE);
			add(zip, "application.properties", "secret");
		}
		return archive;
	}

	private static void add(ZipOutputStream zip, String name, String content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content.getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

}
