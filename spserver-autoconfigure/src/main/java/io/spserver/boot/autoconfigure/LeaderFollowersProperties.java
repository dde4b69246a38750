package io.spserver.boot.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of leader/followers.
 *
 * @param quickHandler up to which average a session's handler is run by the leader
 * itself; before others a follower is promoted
 * @param takeOverAfter how long a handler may run before another thread takes over the
 * role of the leader that runs it
 */
public record LeaderFollowersProperties(@DefaultValue("50us") Duration quickHandler,
		@DefaultValue("200us") Duration takeOverAfter) {

}
