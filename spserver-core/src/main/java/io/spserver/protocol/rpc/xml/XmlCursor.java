package io.spserver.protocol.rpc.xml;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcException;

/**
 * Goes through the elements of a document. What is allowed between them is white space,
 * comments and processing instructions; document types and entities end it.
 */
final class XmlCursor {

	private final XMLStreamReader reader;

	XmlCursor(XMLStreamReader reader) {
		this.reader = reader;
	}

	/**
	 * Goes to the next start or end of an element.
	 * @return whether it is a start
	 */
	boolean nextIsStart() throws XMLStreamException {
		int event = next();
		while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
			check(event);
			if (event == XMLStreamConstants.CDATA
					|| (event == XMLStreamConstants.CHARACTERS && !this.reader.isWhiteSpace())) {
				throw RpcErrors.invalidRequest("there is text where none may be");
			}
			event = next();
		}
		return event == XMLStreamConstants.START_ELEMENT;
	}

	/**
	 * Goes to the next start or end of an element, and collects text before it.
	 * @param text gets the text
	 * @return whether it is a start
	 */
	boolean nextIsStart(StringBuilder text) throws XMLStreamException {
		int event = next();
		while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
			check(event);
			if (this.reader.hasText() && event != XMLStreamConstants.COMMENT) {
				text.append(this.reader.getTextCharacters(), this.reader.getTextStart(), this.reader.getTextLength());
			}
			event = next();
		}
		return event == XMLStreamConstants.START_ELEMENT;
	}

	/** Some of what is not well-formed makes the JDK's parser fail in other ways. */
	private int next() throws XMLStreamException {
		try {
			return this.reader.next();
		}
		catch (RuntimeException ex) {
			throw new XMLStreamException(ex);
		}
	}

	private static void check(int event) {
		if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE
				|| event == XMLStreamConstants.END_DOCUMENT) {
			throw XmlRpcFaults.documentType();
		}
	}

	/**
	 * Goes to the start of an element that must be there.
	 * @param name its name
	 */
	void start(String name) throws XMLStreamException {
		if (!nextIsStart() || !is(name)) {
			throw missing(name);
		}
	}

	/** Goes to the end of the current element, which must have no further element. */
	void end() throws XMLStreamException {
		if (nextIsStart()) {
			throw unexpected();
		}
	}

	/**
	 * Reads the text of the current element, up to its end.
	 * @return the text
	 */
	String text() throws XMLStreamException {
		StringBuilder text = new StringBuilder();
		if (nextIsStart(text)) {
			throw unexpected();
		}
		return text.toString();
	}

	/** Goes through what may come after the last element. */
	void finish() throws XMLStreamException {
		while (this.reader.hasNext()) {
			next();
		}
	}

	/**
	 * Whether the current element has this name and no namespace.
	 * @param name the name
	 * @return whether it has
	 */
	boolean is(String name) {
		return name.equals(name()) && namespace().isEmpty();
	}

	String name() {
		return this.reader.getLocalName();
	}

	String namespace() {
		String uri = this.reader.getNamespaceURI();
		return (uri != null) ? uri : "";
	}

	RpcException unexpected() {
		return RpcErrors.invalidRequest("an element is where none or another may be");
	}

	static RpcException missing(String name) {
		return RpcErrors.invalidRequest("there must be an element '" + name + "'");
	}

}
