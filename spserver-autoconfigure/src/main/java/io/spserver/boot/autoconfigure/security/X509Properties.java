package io.spserver.boot.autoconfigure.security;

import java.util.Set;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of clients of the admin server that show a certificate.
 *
 * @param roles roles of all clients whose certificate is trusted
 */
public record X509Properties(@DefaultValue("ADMIN") Set<String> roles) {

}
