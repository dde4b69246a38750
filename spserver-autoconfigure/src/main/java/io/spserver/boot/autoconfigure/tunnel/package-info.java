/**
 * Auto-configuration of tunnels: makes the protocol {@code tunnel} of the properties
 * {@code spserver.servers.<name>.tunnel.*}, and its meters. Applications do not use it
 * directly.
 */
@NullMarked
package io.spserver.boot.autoconfigure.tunnel;

import org.jspecify.annotations.NullMarked;
