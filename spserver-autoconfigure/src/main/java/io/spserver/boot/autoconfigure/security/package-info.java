/**
 * Auto-configuration of who may use the admin server: hosts, origins, logins, roles and
 * the audit trail, by the properties {@code spserver.admin.security.*}. Called by Spring
 * Boot only. A bean of type {@link io.spserver.protocol.http.security.Authenticator} adds
 * a login of another kind.
 */
@NullMarked
package io.spserver.boot.autoconfigure.security;

import org.jspecify.annotations.NullMarked;
