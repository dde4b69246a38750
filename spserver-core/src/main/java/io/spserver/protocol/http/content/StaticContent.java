package io.spserver.protocol.http.content;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpProblem;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Serves files of a folder or of the class path, for a route like
 * <code>/static/{*path}</code>. Immutable.
 * <p>
 * Answers with conditions and ranges as a {@link Representation} does. Folders show their
 * index file, {@code index.html} by default, and nothing without one. There is no way out
 * of the root: hidden files, names that are devices or have another meaning on Windows,
 * and symbolic links that lead outside are answered with 404 like what is not there.
 */
public final class StaticContent implements HttpHandler {

	private final StaticFiles files;

	private final @Nullable String index;

	private final @Nullable String cacheControl;

	private StaticContent(StaticFiles files, @Nullable String index, @Nullable String cacheControl) {
		this.files = files;
		this.index = index;
		this.cacheControl = cacheControl;
	}

	private static StaticContent of(StaticFiles files) {
		return new StaticContent(files, "index.html", "no-cache");
	}

	/**
	 * The files of a folder. They are sent without being copied, and may change at any
	 * time.
	 * @param root the folder, which may be a symbolic link
	 * @return the content
	 * @throws IllegalArgumentException if there is no such folder
	 */
	public static StaticContent folder(Path root) {
		if (!Files.isDirectory(root)) {
			throw new IllegalArgumentException("Not a folder: " + root);
		}
		return of(new FolderFiles(root.toAbsolutePath()));
	}

	/**
	 * Resources of the class path. Their entity tags are made of their bytes, so that
	 * they change with the content only.
	 * @param loader loads them
	 * @param prefix where they are, for example {@code static}, at least one name
	 * @return the content
	 * @throws IllegalArgumentException if the prefix is the root of the class path, where
	 * classes and configuration are
	 */
	public static StaticContent classPath(ClassLoader loader, String prefix) {
		String folder = prefix.replaceAll("^/+|/+$", "");
		if (folder.isEmpty()) {
			throw new IllegalArgumentException("The whole class path must not be served");
		}
		return of(new ClassPathFiles(loader, folder + "/"));
	}

	/**
	 * This content with another value of {@code Cache-Control}. Default:
	 * {@code no-cache}, with which clients keep files and ask each time whether they have
	 * changed.
	 * @param value the value, {@code null} for no such field
	 * @return new content
	 */
	public StaticContent withCacheControl(@Nullable String value) {
		return new StaticContent(this.files, this.index, value);
	}

	/**
	 * This content with another index file. Default: {@code index.html}.
	 * @param name the name of the file that stands for its folder, {@code null} for none
	 * @return new content
	 */
	public StaticContent withIndex(@Nullable String name) {
		return new StaticContent(this.files, name, this.cacheControl);
	}

	/**
	 * A handler for one of the files, whatever the request's path.
	 * @param name the file's name, with the folders below the root
	 * @return the handler
	 */
	public HttpHandler file(String name) {
		return (request) -> answer(request, find(name));
	}

	/**
	 * Answers with the file that the path variable {@code path} names.
	 * @param request the request, {@code GET} or {@code HEAD}
	 * @return the answer
	 * @throws IOException if the file cannot be read
	 * @throws IllegalArgumentException if the route has no such variable
	 */
	@Override
	public HttpResponse handle(HttpRequest request) throws IOException {
		String path = request.pathVariable("path");
		if (request.path().endsWith("/")) {
			return answer(request, findIndex((path.endsWith("/")) ? path.substring(0, path.length() - 1) : path));
		}
		Representation file = find(path);
		if (file == null && findIndex(path) != null) {
			return toFolder(request);
		}
		return answer(request, file);
	}

	private @Nullable Representation find(String path) throws IOException {
		List<String> names = FileNames.of(path);
		return (names != null) ? this.files.find(names) : null;
	}

	private @Nullable Representation findIndex(String path) throws IOException {
		List<String> names = FileNames.of(path);
		if (names == null || this.index == null) {
			return null;
		}
		List<String> more = new ArrayList<>(names);
		more.add(this.index);
		return this.files.find(more);
	}

	/**
	 * Sends the client to the path with a slash behind it, from which relative links in
	 * the index file lead to the right place. The target is relative, so that no name of
	 * this host is needed.
	 */
	private static HttpResponse toFolder(HttpRequest request) {
		String path = request.target().split("\\?", 2)[0];
		String query = (request.query() != null) ? "?" + request.query() : "";
		return HttpResponse.status(301)
			.withHeader("Location", "./" + path.substring(path.lastIndexOf('/') + 1) + "/" + query);
	}

	private HttpResponse answer(HttpRequest request, @Nullable Representation file) throws IOException {
		if (file == null) {
			return notFound(request);
		}
		try {
			Representation shown = file.withHeader("X-Content-Type-Options", "nosniff");
			return ((this.cacheControl != null) ? shown.withHeader("Cache-Control", this.cacheControl) : shown)
				.answer(request);
		}
		catch (AccessDeniedException | NoSuchFileException ex) {
			return notFound(request);
		}
	}

	private static HttpResponse notFound(HttpRequest request) {
		return HttpProblem.of(404, null).response(request);
	}

}
