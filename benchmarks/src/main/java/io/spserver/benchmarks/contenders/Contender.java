package io.spserver.benchmarks.contenders;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.netty.channel.epoll.Epoll;
import io.spserver.Pattern;
import io.spserver.benchmarks.work.Wire;
import org.jspecify.annotations.Nullable;

/**
 * A server that can be measured.
 */
public enum Contender {

	/** Raw Netty, the work done on the event loop: the bound. */
	NETTY("netty", "Raw Netty, handler inline", null),

	/** Ours, leader/followers. */
	OURS_LF("ours-lf", "SPServer, leader/followers", null),

	/** Ours, half-sync/half-async. */
	OURS_HSHA("ours-hsha", "SPServer, half-sync/half-async", null),

	/** Ours, half-sync/half-async on virtual threads; needs Java 21. */
	OURS_HSHA_VIRTUAL("ours-hsha-virtual", "SPServer, half-sync/half-async, virtual threads", null),

	/** Jetty's own handler API. */
	JETTY("jetty", "Jetty", Wire.HTTP),

	/** Undertow with a blocking handler. */
	UNDERTOW("undertow", "Undertow, blocking handler", Wire.HTTP),

	/** Undertow, the work done on its I/O thread. */
	UNDERTOW_INLINE("undertow-inline", "Undertow, handler inline", Wire.HTTP),

	/** Tomcat with a servlet. */
	TOMCAT("tomcat", "Tomcat, servlet", Wire.HTTP),

	/** Reactor Netty, the work done on threads for blocking code. */
	REACTOR_NETTY("reactor-netty", "Reactor Netty, bounded elastic threads", Wire.HTTP),

	/** Reactor Netty, the work done on the event loop. */
	REACTOR_NETTY_INLINE("reactor-netty-inline", "Reactor Netty, handler inline", Wire.HTTP),

	/** Armeria, the work done on its threads for blocking code. */
	ARMERIA("armeria", "Armeria, blocking task executor", Wire.HTTP),

	/** Armeria, the work done on the event loop. */
	ARMERIA_INLINE("armeria-inline", "Armeria, handler inline", Wire.HTTP),

	/** Spring Integration's TCP gateway on NIO. */
	SPRING_INTEGRATION("spring-integration", "Spring Integration TCP, NIO", Wire.LINE),

	/** Postfix's own sink, a program in C; where it is installed. */
	SMTP_SINK("smtp-sink", "Postfix's smtp-sink (C)", Wire.SMTP),

	/** SubEthaSMTP as Dave Moten keeps it, a thread for each session. */
	SUBETHASMTP("subethasmtp", "SubEthaSMTP", Wire.SMTP),

	/** GreenMail, a server for tests; its short backlog makes new sessions slow. */
	GREENMAIL("greenmail", "GreenMail", Wire.SMTP),

	/** Tomcat with a servlet that reads and writes JSON-RPC itself. */
	TOMCAT_RPC("tomcat-rpc", "Tomcat, Jackson by hand", Wire.RPC),

	/** What Java has for JSON-RPC, on Jetty. */
	JSONRPC4J("jsonrpc4j", "jsonrpc4j on Jetty", Wire.RPC);

	private static final Set<Contender> ONLY_WHEN_NAMED = EnumSet.of(OURS_HSHA_VIRTUAL, GREENMAIL);

	private final String tag;

	private final String title;

	private final @Nullable Wire only;

	Contender(String tag, String title, @Nullable Wire only) {
		this.tag = tag;
		this.title = title;
		this.only = only;
	}

	/**
	 * The name that the command line uses.
	 * @return the name in lower case
	 */
	public String tag() {
		return this.tag;
	}

	/**
	 * The name that the report uses.
	 * @return the name for people
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Whether it is a server of this project.
	 * @return {@code false} for a peer
	 */
	public boolean isOurs() {
		return this.tag.startsWith("ours-");
	}

	/**
	 * Whether the contender can be measured here.
	 * @param wire the protocol
	 * @return {@code true} if it speaks that, is installed and this Java is new enough
	 */
	public boolean supports(Wire wire) {
		return (this.only == null || this.only == wire)
				&& (this != OURS_HSHA_VIRTUAL || Runtime.version().feature() >= 21)
				&& (this != SMTP_SINK || SmtpSink.PROGRAM != null);
	}

	/**
	 * Those that are measured when none are named: for each of the peers the way that
	 * allows handlers to block.
	 * @return the contenders
	 */
	public static List<Contender> usual() {
		return Stream.of(values())
			.filter((contender) -> !contender.tag.endsWith("-inline") && !ONLY_WHEN_NAMED.contains(contender))
			.toList();
	}

	/**
	 * The contender of a name.
	 * @param tag the name in lower case
	 * @return the contender
	 */
	public static Contender ofTag(String tag) {
		return Arrays.stream(values())
			.filter((contender) -> contender.tag.equals(tag))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no contender '" + tag + "'"));
	}

	/**
	 * The transport of those that stand on Netty.
	 * @return the name for people
	 */
	public static String transport() {
		return Epoll.isAvailable() ? "epoll" : "NIO";
	}

	/**
	 * Starts the server in this process, on a free port of the loopback address.
	 * @param wire the protocol
	 * @return the port
	 * @throws Exception if it does not start
	 */
	int listen(Wire wire) throws Exception {
		return switch (this) {
			case NETTY -> new NettyServer(wire).listen();
			case OURS_LF -> new SpServers(Pattern.LEADER_FOLLOWERS, false).listen(wire);
			case OURS_HSHA -> new SpServers(Pattern.HALF_SYNC_HALF_ASYNC, false).listen(wire);
			case OURS_HSHA_VIRTUAL -> new SpServers(Pattern.HALF_SYNC_HALF_ASYNC, true).listen(wire);
			case JETTY -> JettyServer.listen(new JettyServer());
			case UNDERTOW -> UndertowServer.listen(false);
			case UNDERTOW_INLINE -> UndertowServer.listen(true);
			case TOMCAT -> TomcatServer.listen(new TomcatServer());
			case REACTOR_NETTY -> ReactorNettyServer.listen(false);
			case REACTOR_NETTY_INLINE -> ReactorNettyServer.listen(true);
			case ARMERIA -> ArmeriaServer.listen(false);
			case ARMERIA_INLINE -> ArmeriaServer.listen(true);
			case SPRING_INTEGRATION -> SpringIntegrationServer.listen();
			case SMTP_SINK -> SmtpSink.listen();
			case SUBETHASMTP -> SubEthaServer.listen();
			case GREENMAIL -> GreenMailServer.listen();
			case TOMCAT_RPC -> TomcatServer.listen(new TomcatRpcServlet());
			case JSONRPC4J -> JettyServer.listen(new Jsonrpc4jHandler());
		};
	}

}
