package io.spserver.boot.autoconfigure;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the protocol 'length-prefixed'.
 *
 * @param bytes how many bytes the prefix has: 1, 2, 4 or 8, big-endian
 */
public record LengthPrefixProperties(@DefaultValue("4") int bytes) {

}
