package io.spserver.boot.autoconfigure;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the console.
 *
 * @param enabled whether browsers get the console at '/' of the admin server
 */
public record AdminConsoleProperties(@DefaultValue("true") boolean enabled) {

}
