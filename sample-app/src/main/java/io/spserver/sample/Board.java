package io.spserver.sample;

import java.util.List;

import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcParam;
import io.spserver.boot.annotation.JsonRpcService;

/**
 * A board for notes, as its server offers it over plain TCP and as its clients see it.
 */
@JsonRpcService(prefix = "board", server = "rpc-tcp")
interface Board {

	/**
	 * Puts up a note.
	 * @param text the note
	 * @return how many notes there are
	 */
	@JsonRpcMethod(description = "Puts up a note, of which all who are connected are notified by board.changed.")
	int post(@JsonRpcParam(name = "text", description = "the note") String text);

	/**
	 * Lists the notes.
	 * @return the notes, the oldest first
	 */
	@JsonRpcMethod(description = "Lists the notes, the oldest first.")
	List<String> notes();

}
