package io.spserver.protocol.rpc;

/**
 * Marks objects whose methods are remote ones, called elsewhere: such an object is not
 * offered for remote calls itself, whatever annotations its interface has.
 */
public interface RpcStub {

}
