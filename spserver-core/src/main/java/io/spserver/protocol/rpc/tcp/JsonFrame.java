package io.spserver.protocol.rpc.tcp;

/**
 * A message as it arrived: what requests of a {@link JsonRpcProtocol} carry.
 *
 * @param json the message, which may not be JSON
 * @param framing how the peer frames
 */
public record JsonFrame(byte[] json, JsonFraming framing) {
}
