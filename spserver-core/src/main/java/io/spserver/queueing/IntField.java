package io.spserver.queueing;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;

/**
 * Finds fields that are changed by compare-and-set or in a weaker mode than volatile.
 */
final class IntField {

	private IntField() {
	}

	static VarHandle of(Lookup owner, String name) {
		try {
			return owner.findVarHandle(owner.lookupClass(), name, int.class);
		}
		catch (ReflectiveOperationException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

}
