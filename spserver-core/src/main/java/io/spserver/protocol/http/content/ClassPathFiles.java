package io.spserver.protocol.http.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Resources of the class path. Those in archives are taken never to change: each is read
 * once to know its length and entity tag, since the times in archives say little. Any
 * number of threads may use it.
 */
final class ClassPathFiles implements StaticFiles {

	/** Larger resources are not kept in memory. */
	private static final int SMALL = 32 * 1024;

	/** How many resources are remembered. */
	private static final int MOST = 500;

	private final Map<String, Representation> known = new ConcurrentHashMap<>();

	private final ClassLoader loader;

	private final String prefix;

	ClassPathFiles(ClassLoader loader, String prefix) {
		this.loader = loader;
		this.prefix = prefix;
	}

	@Override
	public @Nullable Representation find(List<String> names) throws IOException {
		String name = this.prefix + String.join("/", names);
		Representation representation = this.known.get(name);
		URL url = (representation == null && !names.isEmpty()) ? this.loader.getResource(name) : null;
		if (url == null) {
			return representation;
		}
		if (url.getProtocol().equals("file")) {
			return findFile(url, names);
		}
		if (this.loader.getResource(name + "/") != null) {
			return null;
		}
		representation = read(url, ContentTypes.of(name));
		if (this.known.size() < MOST) {
			this.known.put(name, representation);
		}
		return representation;
	}

	private static @Nullable Representation findFile(URL url, List<String> names) throws IOException {
		try {
			Path root = Path.of(url.toURI());
			for (int i = 0; i < names.size() && root != null; i++) {
				root = root.getParent();
			}
			return (root != null) ? new FolderFiles(root).find(names) : null;
		}
		catch (URISyntaxException ex) {
			throw new IOException("Not a file: " + url, ex);
		}
	}

	private static Representation read(URL url, String contentType) throws IOException {
		try (InputStream in = url.openStream()) {
			byte[] start = in.readNBytes(SMALL);
			if (start.length < SMALL) {
				return Representation.of(contentType, start);
			}
			MessageDigest digest = EntityTag.digest();
			digest.update(start);
			long length = start.length + in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
			return Representation.of(contentType, length, ByteSource.of(url::openStream))
				.with(Validators.of(EntityTag.of(digest)));
		}
	}

}
