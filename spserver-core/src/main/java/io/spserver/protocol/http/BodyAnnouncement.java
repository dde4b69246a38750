package io.spserver.protocol.http;

/**
 * The message that the decoder makes of a request whose body is not taken without being
 * asked for: it is large, or the peer waits for leave to send it (RFC 9110, section
 * 10.1.1). What follows is a {@link ParsedRequest}, or {@link BodyPart}s if it is large.
 *
 * @param head what stands before the body
 * @param awaitsLeave whether the peer waits for 100
 */
record BodyAnnouncement(RequestHead head, boolean awaitsLeave) {
}
