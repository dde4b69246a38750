package io.spserver.protocol.http.content;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Files below a folder. Where symbolic links lead out of it, or to something hidden,
 * there is nothing. The folder itself may be a link that changes.
 *
 * @param root the folder
 */
record FolderFiles(Path root) implements StaticFiles {

	@Override
	public @Nullable Representation find(List<String> names) throws IOException {
		if (names.isEmpty()) {
			return null;
		}
		try {
			Path realRoot = this.root.toRealPath();
			Path file = realRoot;
			for (String name : names) {
				file = file.resolve(name);
			}
			Path real = file.toRealPath();
			if (!real.startsWith(realRoot) || isHidden(realRoot.relativize(real))) {
				return null;
			}
			BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class,
					LinkOption.NOFOLLOW_LINKS);
			String type = ContentTypes.of(names.get(names.size() - 1));
			return (attributes.isRegularFile()) ? Representation.of(type, real, attributes) : null;
		}
		catch (FileSystemException | InvalidPathException ex) {
			return null;
		}
	}

	private static boolean isHidden(Path relative) throws IOException {
		for (Path name : relative) {
			if (FileNames.isHidden(name.toString())) {
				return true;
			}
		}
		return false;
	}

}
