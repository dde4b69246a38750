/**
 * Forms in the bodies of requests: {@link io.spserver.protocol.http.form.HttpForm} reads
 * {@code application/x-www-form-urlencoded} and {@code multipart/form-data} (RFC 7578).
 * Anybody may call the public types.
 * <p>
 * A multipart body is searched once for where its parts begin and end, and parts are read
 * from the request's body, which may be in a temporary file: no part is copied to a file
 * of its own. What browsers and tools do not send but parsers read in different ways,
 * such as bare line feeds, text before the first part, repeated parameters or encodings
 * of parts, is refused.
 */
@NullMarked
package io.spserver.protocol.http.form;

import org.jspecify.annotations.NullMarked;
