/**
 * What RFC 9110 has for content that does not change with each request: validators and
 * conditions (section 13), ranges (section 14), and
 * {@link io.spserver.protocol.http.content.StaticContent} that serves files by these.
 * Anybody may call the public types;
 * {@link io.spserver.protocol.http.content.Representation} answers a request for any
 * content of a known length.
 */
@NullMarked
package io.spserver.protocol.http.content;

import org.jspecify.annotations.NullMarked;
