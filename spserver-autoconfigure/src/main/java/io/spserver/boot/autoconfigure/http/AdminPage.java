package io.spserver.boot.autoconfigure.http;

import io.spserver.protocol.http.HttpHandler;

/**
 * Answers with the HTML that browsers get at {@code /} of the admin server, where others
 * get the list of its routes in plain text.
 */
public interface AdminPage extends HttpHandler {

}
