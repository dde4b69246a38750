/**
 * The seam between the asynchronous layer and protocols that are more than a decoder:
 * those that choose what stands in a connection's pipeline, handle its bytes themselves,
 * or carry several sessions on one connection. A
 * {@link io.spserver.connection.ConnectionProtocol} is given each
 * {@link io.spserver.connection.Connection} when its session begins. Everything here
 * belongs to the connection's event loop.
 */
@NullMarked
package io.spserver.connection;

import org.jspecify.annotations.NullMarked;
