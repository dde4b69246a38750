/**
 * Auto-configuration of the runtime and of the servers that properties describe. Called
 * by Spring Boot only; what users may replace or add are beans of the core's types and of
 * {@code io.spserver.boot}.
 */
@NullMarked
package io.spserver.boot.autoconfigure;

import org.jspecify.annotations.NullMarked;
