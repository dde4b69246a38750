/**
 * XML-RPC with the parser of the JDK:
 * {@link io.spserver.protocol.rpc.xml.XmlRpcProcessor} turns requests into answers
 * whatever carries them, {@link io.spserver.protocol.rpc.xml.XmlRpcHandler} lets HTTP
 * carry them. Anybody may call the public types.
 */
@NullMarked
package io.spserver.protocol.rpc.xml;

import org.jspecify.annotations.NullMarked;
