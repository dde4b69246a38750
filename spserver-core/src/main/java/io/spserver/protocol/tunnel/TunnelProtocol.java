package io.spserver.protocol.tunnel;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;

import io.spserver.ClientTls;
import io.spserver.CloseReason;
import io.spserver.Decoder;
import io.spserver.Handler;
import io.spserver.HandlerFactory;
import io.spserver.Message;
import io.spserver.ServerOptions;
import io.spserver.codec.Protocols;
import io.spserver.connection.Connection;
import io.spserver.connection.ConnectionProtocol;
import io.spserver.connection.Outbound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol {@code tunnel}: each connection of the server is joined with one to a
 * target, and bytes go both ways on the event loop alone. TLS with clients is the
 * server's; that with targets is in the {@link TunnelOptions}.
 * <p>
 * When one side ends its output, the other is told and may go on sending. When one breaks
 * its connection, or no target can be reached, the other's is reset. Sessions stand for
 * clients; their handlers hear them open and close, and no messages. A session that the
 * application closes is closed at once. An instance has one server. Safe for use by any
 * thread.
 */
public final class TunnelProtocol implements ConnectionProtocol {

	/** The name of the protocol. */
	public static final String NAME = "tunnel";

	private static final Logger logger = LoggerFactory.getLogger(TunnelProtocol.class);

	private static final Handler NOTHING = (request, response) -> {
	};

	private final TunnelServer server;

	/**
	 * Creates a protocol.
	 * @param options describes the tunnel
	 */
	public TunnelProtocol(TunnelOptions options) {
		this.server = new TunnelServer(options);
	}

	/**
	 * Handlers for a server of this protocol that do nothing.
	 * @return the handlers
	 */
	public static HandlerFactory noHandlers() {
		return (session) -> NOTHING;
	}

	/**
	 * The description of the tunnel.
	 * @return the options
	 */
	public TunnelOptions options() {
		return this.server.options();
	}

	/**
	 * What is known of the targets.
	 * @return one for each, which goes on to show what is known later
	 */
	public List<TargetStatus> targets() {
		return List.copyOf(this.server.targets().all());
	}

	/**
	 * How many clients were turned away because of the names in their certificates.
	 * @return the number
	 */
	public long deniedClients() {
		return this.server.deniedClients();
	}

	/**
	 * Has TLS with targets spoken in another way from the next connection on, with a new
	 * key for example.
	 * @param tls the way, {@code null} for none
	 */
	public void tls(@Nullable ClientTls tls) {
		this.server.tls(tls);
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Decoder newDecoder(ServerOptions options) {
		return Protocols.raw().newDecoder(options);
	}

	/**
	 * Nothing: a peer would take it for a target's words.
	 * @param options the server's options
	 * @return {@code null}
	 */
	@Override
	public @Nullable Message refusal(ServerOptions options) {
		return null;
	}

	/**
	 * Clients whose certificates have a name that may use the tunnel, if there are such
	 * names.
	 * @return {@code null} if all may
	 */
	@Override
	public @Nullable Predicate<List<X509Certificate>> clientAccess() {
		return (options().access().permitAll()) ? null : this.server::permit;
	}

	@Override
	public void started(Outbound outbound, ServerOptions options) {
		this.server.start(outbound, options);
	}

	@Override
	public void stopped() {
		this.server.stop();
	}

	@Override
	public void begin(Connection connection) {
		// With TLS, the handshake has asked before.
		if (this.server.permit(connection.session().peerCertificates())) {
			Tunnel.start(this.server, connection);
			return;
		}
		logger.debug("The client of session {} has no certificate with a name that may use server '{}'",
				connection.session(), connection.options().name());
		connection.close(CloseReason.PROTOCOL_ERROR);
	}

}
