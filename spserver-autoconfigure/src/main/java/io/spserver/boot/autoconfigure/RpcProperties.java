package io.spserver.boot.autoconfigure;

import io.spserver.protocol.rpc.tcp.JsonFraming;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of remote calls.
 *
 * @param maxBodySize how large a request may be; no larger than a message in any case
 * @param maxBatchItems how many calls a batch may have
 * @param maxNestingDepth how deep the values of a request may be nested
 * @param maxNumberLength how many characters a number may have
 * @param batchConcurrency how many calls of one batch are made at once
 * @param concurrency how many requests of one connection are handled at once, over plain
 * TCP; their answers come as they are ready
 * @param framing how messages follow each other, over plain TCP
 * @param xmlExtensions whether XML-RPC knows nil, i8 and the further types of Apache's
 */
public record RpcProperties(@Nullable DataSize maxBodySize, @DefaultValue("100") int maxBatchItems,
		@DefaultValue("100") int maxNestingDepth, @DefaultValue("1000") int maxNumberLength,
		@DefaultValue("1") int batchConcurrency, @DefaultValue("1") int concurrency,
		@DefaultValue("auto") JsonFraming framing, @DefaultValue("true") boolean xmlExtensions) {

}
