package io.spserver.boot.autoconfigure.security;

import java.util.Map;

/**
 * Where entries of an audit trail go. Called on worker threads, several at once.
 */
@FunctionalInterface
interface AuditSink {

	/**
	 * Takes an entry.
	 * @param principal who did it
	 * @param type what it is
	 * @param data what is known of it, without secrets
	 */
	void write(String principal, String type, Map<String, Object> data);

}
