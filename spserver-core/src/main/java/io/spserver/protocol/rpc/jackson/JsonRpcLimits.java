package io.spserver.protocol.rpc.jackson;

/**
 * How much a JSON-RPC request may have. Its length is limited by what carries it.
 *
 * @param maxBatchItems how many calls a batch may have; more are answered with one error,
 * and none is executed
 * @param maxNestingDepth how deep arrays and objects may be nested, those of the request
 * itself included
 * @param maxNumberLength how many characters a number may have
 */
public record JsonRpcLimits(int maxBatchItems, int maxNestingDepth, int maxNumberLength) {

	private static final JsonRpcLimits DEFAULTS = new JsonRpcLimits(100, 100, 1000);

	/**
	 * Creates limits.
	 * @param maxBatchItems how many calls a batch may have
	 * @param maxNestingDepth how deep arrays and objects may be nested
	 * @param maxNumberLength how many characters a number may have
	 */
	public JsonRpcLimits {
		if (maxBatchItems < 1 || maxNestingDepth < 1 || maxNumberLength < 1) {
			throw new IllegalArgumentException("max-batch-items " + maxBatchItems + ", max-nesting-depth "
					+ maxNestingDepth + " and max-number-length " + maxNumberLength + " must be at least 1");
		}
	}

	/**
	 * The defaults: 100 calls in a batch, 100 levels, 1,000 characters.
	 * @return the limits
	 */
	public static JsonRpcLimits defaults() {
		return DEFAULTS;
	}

}
