package io.spserver.protocol.rpc.xml;

/**
 * Where an answer stands.
 */
enum XmlRpcForm {

	/** It is the whole answer. */
	RESPONSE("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><params><param>",
			"</param></params></methodResponse>\n",
			"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><fault>", "</fault></methodResponse>\n"),

	/** It is one of those to a multicall. */
	MEMBER("<value><array><data>", "</data></array></value>", "", "");

	private final String beforeResult;

	private final String afterResult;

	private final String beforeFault;

	private final String afterFault;

	XmlRpcForm(String beforeResult, String afterResult, String beforeFault, String afterFault) {
		this.beforeResult = beforeResult;
		this.afterResult = afterResult;
		this.beforeFault = beforeFault;
		this.afterFault = afterFault;
	}

	String beforeResult() {
		return this.beforeResult;
	}

	String afterResult() {
		return this.afterResult;
	}

	String beforeFault() {
		return this.beforeFault;
	}

	String afterFault() {
		return this.afterFault;
	}

}
