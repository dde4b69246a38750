/**
 * The protocol {@code tunnel}: what arrives on a connection goes to a target and back,
 * byte for byte, with TLS added or taken away on either side. Applications describe a
 * tunnel by {@link io.spserver.protocol.tunnel.TunnelOptions} and give a server the
 * {@link io.spserver.protocol.tunnel.TunnelProtocol}; the rest is hidden. Both
 * connections of a tunnel live on one event loop, to which everything belongs that
 * concerns it: no byte crosses threads.
 */
@NullMarked
package io.spserver.protocol.tunnel;

import org.jspecify.annotations.NullMarked;
