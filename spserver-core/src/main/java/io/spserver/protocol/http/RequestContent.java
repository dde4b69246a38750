package io.spserver.protocol.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import io.spserver.protocol.content.Spool;
import org.jspecify.annotations.Nullable;

/**
 * The whole body of a request: bytes, or what was spooled.
 */
final class RequestContent {

	static final RequestContent NONE = new RequestContent(new byte[0], null);

	private final byte @Nullable [] bytes;

	private final @Nullable Spool spool;

	private RequestContent(byte @Nullable [] bytes, @Nullable Spool spool) {
		this.bytes = bytes;
		this.spool = spool;
	}

	static RequestContent of(byte[] bytes) {
		return (bytes.length > 0) ? new RequestContent(bytes, null) : NONE;
	}

	static RequestContent of(Spool spool) {
		return new RequestContent(null, spool);
	}

	long length() {
		return (this.bytes != null) ? this.bytes.length : spool().length();
	}

	byte[] bytes() {
		if (this.bytes != null) {
			return this.bytes;
		}
		try {
			return spool().toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	InputStream stream() {
		if (this.bytes != null) {
			return new ByteArrayInputStream(this.bytes);
		}
		try {
			return spool().openStream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Spool spool() {
		return Objects.requireNonNull(this.spool);
	}

	/** The request is answered. */
	void close() {
		if (this.spool != null) {
			this.spool.close();
		}
	}

}
