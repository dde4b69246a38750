package io.spserver.boot.handler.http;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

import io.spserver.protocol.http.form.HttpPart;
import org.jspecify.annotations.Nullable;

import org.springframework.web.multipart.MultipartFile;

/**
 * A part of a multipart body as Spring's own type. It may be read while the request is
 * handled.
 *
 * @param part the part
 */
record PartFile(HttpPart part) implements MultipartFile {

	@Override
	public String getName() {
		return this.part.name();
	}

	@Override
	public @Nullable String getOriginalFilename() {
		return this.part.fileName();
	}

	@Override
	public @Nullable String getContentType() {
		return this.part.contentType();
	}

	@Override
	public boolean isEmpty() {
		return this.part.length() == 0;
	}

	@Override
	public long getSize() {
		return this.part.length();
	}

	@Override
	public byte[] getBytes() throws IOException {
		try (InputStream content = getInputStream()) {
			return content.readAllBytes();
		}
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return this.part.open();
	}

	@Override
	public void transferTo(File destination) throws IOException {
		try (InputStream content = getInputStream()) {
			Files.copy(content, destination.toPath(), StandardCopyOption.REPLACE_EXISTING);
		}
	}

}
