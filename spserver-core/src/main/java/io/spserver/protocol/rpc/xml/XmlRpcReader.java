package io.spserver.protocol.rpc.xml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcOptions;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests with the JDK's parser, which knows neither document types nor entities
 * here. Any number of threads may use it.
 */
final class XmlRpcReader {

	private final XMLInputFactory factory = factory();

	private final RpcOptions limits;

	XmlRpcReader(RpcOptions limits) {
		this.limits = limits;
	}

	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
		factory.setProperty(XMLInputFactory.IS_COALESCING, false);
		// The depth is bounded by our own limit, whatever that of the JDK is.
		factory.setProperty("jdk.xml.maxElementDepth", 0);
		factory.setXMLReporter((message, type, related, location) -> {
		});
		return factory;
	}

	/**
	 * Reads a request.
	 * @param request the request
	 * @param charset the charset that its carrier says it has, {@code null} to let the
	 * document say it
	 * @return the call
	 * @throws io.spserver.protocol.rpc.RpcException if it is none
	 */
	XmlRpcCall read(byte[] request, @Nullable String charset) {
		if (request.length > this.limits.maxBodySize()) {
			throw RpcErrors.invalidRequest("it may have at most " + this.limits.maxBodySize() + " bytes");
		}
		String document = XmlEncoding.decode(request, charset);
		try {
			XMLStreamReader reader = open(document);
			try {
				return readCall(new XmlCursor(reader));
			}
			finally {
				reader.close();
			}
		}
		catch (XMLStreamException ex) {
			throw XmlRpcFaults.notWellFormed();
		}
	}

	private XMLStreamReader open(String document) throws XMLStreamException {
		synchronized (this.factory) {
			return this.factory.createXMLStreamReader(new StringReader(document));
		}
	}

	private XmlRpcCall readCall(XmlCursor cursor) throws XMLStreamException {
		cursor.start("methodCall");
		cursor.start("methodName");
		String method = cursor.text().strip();
		List<@Nullable Object> values = new ArrayList<>();
		if (cursor.nextIsStart()) {
			if (!cursor.is("params")) {
				throw XmlCursor.missing("params");
			}
			readParams(cursor, values);
			cursor.end();
		}
		cursor.finish();
		if (method.isEmpty()) {
			throw RpcErrors.invalidRequest("the method has no name");
		}
		return new XmlRpcCall(method, values);
	}

	private void readParams(XmlCursor cursor, List<@Nullable Object> values) throws XMLStreamException {
		XmlRpcValueReader reader = new XmlRpcValueReader(cursor, this.limits);
		while (cursor.nextIsStart()) {
			if (!cursor.is("param")) {
				throw XmlCursor.missing("param");
			}
			cursor.start("value");
			values.add(reader.read());
			cursor.end();
		}
	}

}
