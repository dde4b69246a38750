package io.spserver.boot.autoconfigure.security;

import java.util.List;

import io.spserver.protocol.http.security.AccessRules;
import io.spserver.protocol.http.security.Logins;
import io.spserver.protocol.http.security.PathPattern;

/**
 * Who can log in to the admin server and what they may do there.
 *
 * @param hasLogin whether there is a login that everybody needs
 * @param logins how to log in
 * @param rules who may do what
 * @param rpcEndpoints the paths that carry remote calls
 */
record AdminAccess(boolean hasLogin, Logins logins, AccessRules rules, List<PathPattern> rpcEndpoints) {

}
