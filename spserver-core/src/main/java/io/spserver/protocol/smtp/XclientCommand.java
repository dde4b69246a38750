package io.spserver.protocol.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * XCLIENT: a trusted peer tells for which client it speaks. The session begins anew for
 * that client. Belongs to the session's turn.
 */
final class XclientCommand {

	/** What the server says that it uses; other attributes are taken, too. */
	static final String KEYWORD = "XCLIENT NAME ADDR LOGIN";

	private final ConversationContext context;

	XclientCommand(ConversationContext context) {
		this.context = context;
	}

	/** Whether the peer itself, not who it speaks for, is trusted. */
	static boolean isTrusted(ConversationContext context) {
		return context.state().session().remoteAddress() instanceof InetSocketAddress peer
				&& context.options().trustedPeers().stream().anyMatch((range) -> range.contains(peer.getAddress()));
	}

	/**
	 * The command.
	 * @return what is wrong, {@code null} if the client is to be greeted
	 */
	@Nullable Answer take(String argument) {
		if (!isTrusted(this.context)) {
			return Answer.of(550, "5.7.0", "You are not trusted with that");
		}
		ClientState state = this.context.state();
		if (state.mail != null) {
			return Answer.badSequence("XCLIENT comes between mails");
		}
		Told told = new Told();
		for (String attribute : argument.split(" +")) {
			int equals = attribute.indexOf('=');
			String value = (equals > 0) ? Parameters.decodeXtext(attribute.substring(equals + 1)) : null;
			if (value == null || !told.take(attribute.substring(0, equals).toUpperCase(Locale.ROOT), value)) {
				return Answer.badArgument("XCLIENT has attributes and values");
			}
		}
		state.forget();
		told.tell(state);
		return null;
	}

	/** What was told; what was not is {@code null}. */
	private static final class Told {

		private @Nullable InetAddress address;

		private @Nullable String name;

		private @Nullable String login;

		private boolean named;

		boolean take(String attribute, String value) {
			boolean known = !value.startsWith("[UNAVAILABLE") && !value.startsWith("[TEMPUNAVAIL");
			switch (attribute) {
				case "NAME" -> {
					this.named = true;
					this.name = known && PathParser.isDomain(value, false) ? value : null;
				}
				case "ADDR" -> {
					this.address = known ? AddressLiteral.parse(value) : null;
					return !known || this.address != null;
				}
				case "LOGIN" -> this.login = known ? value : null;
				case "PORT", "PROTO", "HELO", "DESTADDR", "DESTPORT" -> {
				}
				default -> {
					return false;
				}
			}
			return true;
		}

		void tell(ClientState state) {
			if (this.address != null) {
				state.clientAddress = this.address;
				state.clientName = null;
			}
			if (this.named) {
				state.clientName = this.name;
			}
			if (this.login != null) {
				state.principal = new ToldPrincipal(this.login);
			}
		}

	}

	/** Somebody who has authenticated to the trusted peer. */
	private record ToldPrincipal(String getName) implements Principal {

		@Override
		public String toString() {
			return this.getName;
		}

	}

}
