package io.spserver.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.spserver.CloseReason;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.codec.MessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * A connection as its protocol sees it: a pipeline at whose end a session stands that
 * turns bytes into messages.
 */
public interface Connection {

	/**
	 * The connection.
	 * @return its channel
	 */
	Channel channel();

	/**
	 * The session that stands for the connection: who the peer is, and what certificates
	 * it has shown.
	 * @return the session
	 */
	Session session();

	/**
	 * What the server is made of.
	 * @return the server's options
	 */
	ServerOptions options();

	/**
	 * Whether the connection is encrypted.
	 * @return {@code true} if there is TLS before everything that is inserted
	 */
	boolean isEncrypted();

	/**
	 * What was agreed on by ALPN.
	 * @return one of the protocol's names, {@code null} if there was no agreement
	 */
	@Nullable String applicationProtocol();

	/**
	 * Puts a handler between the connection and its session, next to the session.
	 * @param handler the handler, of this connection alone
	 */
	void insert(ChannelHandler handler);

	/**
	 * Takes the connection's bytes away from its session: the handlers that are inserted
	 * after this deal with them, and no message reaches the session any more. The session
	 * goes on to stand for the connection: it is listed and counted, times out, is
	 * drained and closed. Whether the connection is read is up to the handlers, too.
	 * @param traffic what goes on instead
	 */
	void handOver(Traffic traffic);

	/**
	 * Begins a session that this connection carries, on a channel of its own on the same
	 * event loop. It is not counted as a connection; its requests are counted, and what
	 * its channel reads and writes are bytes and the heads of messages.
	 * @param stream the channel, at whose end the session is put
	 * @param protocol what the session says by itself
	 * @param decoder makes messages of the channel's bytes
	 * @return the session
	 */
	CarriedSession carry(Channel stream, Protocol protocol, MessageDecoder decoder);

	/**
	 * Something has happened: the connection is not idle, or its traffic is not busy any
	 * more, so that it can be closed if it is draining.
	 */
	void active();

	/**
	 * Lets what goes on finish and then closes the connection.
	 * @param reason why
	 */
	void drain(CloseReason reason);

	/**
	 * Closes the connection when all that was written is out.
	 * @param reason why
	 */
	void close(CloseReason reason);

	/**
	 * Closes the connection at once.
	 * @param reason why
	 */
	void abort(CloseReason reason);

}
