package io.spserver.boot.autoconfigure.security;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of what happens to those who try passwords.
 *
 * @param failures how many logins of an address may fail within the window; 0 for any
 * number
 * @param window how long failures count; until its end the address may not try again
 */
public record ThrottleProperties(@DefaultValue("10") int failures, @DefaultValue("1m") Duration window) {

}
