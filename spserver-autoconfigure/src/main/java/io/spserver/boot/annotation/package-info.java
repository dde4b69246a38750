/**
 * What the author of a handler in a Spring application imports: annotations for handlers
 * of sessions, for JSON-RPC services and for the ports of servers. What an annotation can
 * do, a bean of the core's own type can do too.
 */
@NullMarked
package io.spserver.boot.annotation;

import org.jspecify.annotations.NullMarked;
