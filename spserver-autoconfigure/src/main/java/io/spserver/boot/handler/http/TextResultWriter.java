package io.spserver.boot.handler.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.spserver.protocol.http.HttpBody;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * Answers with text: plain text in UTF-8, unless another media type is set or produced.
 * What the peer accepts never turns text into a page.
 */
final class TextResultWriter implements ResultWriter {

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	@Override
	public @Nullable HttpResponse write(Result result) {
		if (!(result.value() instanceof CharSequence text)) {
			return null;
		}
		MediaType type = result.mediaType(TEXT);
		Charset charset = type.getCharset();
		if (charset == null) {
			charset = StandardCharsets.UTF_8;
			type = (type.getType().equals("text")) ? new MediaType(type, charset) : type;
		}
		return result.answer(type, HttpBody.bytes(text.toString().getBytes(charset)));
	}

}
