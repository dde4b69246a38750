package io.spserver.queueing;

import java.util.function.Function;

import io.spserver.HandlerFactory;
import io.spserver.ServerEvents;
import io.spserver.ServerOptions;

/**
 * What all sessions of one server share.
 *
 * @param options what the server is made of
 * @param handlers gives each session its handler
 * @param events hears what happens
 * @param work where turns of sessions wait and are counted
 * @param overload decides which connections are taken
 * @param turns gives each session what runs its turns
 * @param group the server's sessions
 * @param registry the sessions of all servers
 */
public record ServerContext(ServerOptions options, HandlerFactory handlers, ServerEvents events, WorkQueue work,
		OverloadPolicy overload, Function<Turn, TurnRunner> turns, SessionGroup group, SessionRegistry registry) {
}
