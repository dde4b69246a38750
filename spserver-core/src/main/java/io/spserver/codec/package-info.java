/**
 * Bytes to messages: the decoders and the protocols that consist of little else. Whoever
 * needs another framing implements {@link io.spserver.codec.MessageDecoder} and a
 * {@link io.spserver.Protocol} that creates it.
 */
@NullMarked
package io.spserver.codec;

import org.jspecify.annotations.NullMarked;
