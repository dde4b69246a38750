/**
 * TLS for servers: what a server needs to know of keys, and how that becomes an engine.
 */
@NullMarked
package io.spserver.tls;

import org.jspecify.annotations.NullMarked;
