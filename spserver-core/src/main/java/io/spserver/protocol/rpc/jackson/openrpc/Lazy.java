package io.spserver.protocol.rpc.jackson.openrpc;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document that is made once, by the first thread that asks for it.
 */
final class Lazy {

	private final Supplier<ObjectNode> maker;

	private @Nullable ObjectNode document;

	Lazy(Supplier<ObjectNode> maker) {
		this.maker = maker;
	}

	synchronized ObjectNode get() {
		ObjectNode made = this.document;
		if (made == null) {
			made = this.maker.get();
			this.document = made;
		}
		return made;
	}

}
