/**
 * Content that may be too large for memory: what a protocol receives piece by piece is
 * kept in memory as long as it is small, and in a temporary file from then on, of which
 * parts can be read as streams. Used by the worker threads of protocols that take or send
 * such content.
 */
@NullMarked
package io.spserver.protocol.content;

import org.jspecify.annotations.NullMarked;
