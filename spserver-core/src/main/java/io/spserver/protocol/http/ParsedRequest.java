package io.spserver.protocol.http;

/**
 * The message that the decoder makes of a request.
 *
 * @param head what stands before the body
 * @param body the body, empty if there is none
 */
record ParsedRequest(RequestHead head, byte[] body) {
}
