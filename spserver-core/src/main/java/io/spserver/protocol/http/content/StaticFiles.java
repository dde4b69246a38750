package io.spserver.protocol.http.content;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where static content is.
 */
interface StaticFiles {

	/**
	 * Finds a file.
	 * @param names the names of the folders and the file, checked by {@link FileNames};
	 * none stands for the root
	 * @return the file, {@code null} if there is none or it must not be shown
	 * @throws IOException if it cannot be read
	 */
	@Nullable Representation find(List<String> names) throws IOException;

}
