package io.spserver.protocol.http;

/**
 * The message that the decoder makes of a part of a large body.
 *
 * @param head what stands before the body
 * @param bytes the next bytes of the body
 * @param last whether the body ends with them
 */
record BodyPart(RequestHead head, byte[] bytes, boolean last) {
}
