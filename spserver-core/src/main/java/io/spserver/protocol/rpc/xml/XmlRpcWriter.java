package io.spserver.protocol.rpc.xml;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

import io.spserver.protocol.rpc.RpcConversion;
import io.spserver.protocol.rpc.RpcException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one answer. What XML or XML-RPC cannot represent is an exception, so that no
 * answer is other than what a method returned.
 */
final class XmlRpcWriter {

	private static final int MAX_DEPTH = 1000;

	private final StringBuilder out = new StringBuilder(256);

	private final RpcConversion conversion;

	private final boolean extensions;

	private int depth;

	private XmlRpcWriter(RpcConversion conversion, boolean extensions) {
		this.conversion = conversion;
		this.extensions = extensions;
	}

	static String result(@Nullable Object result, XmlRpcForm form, RpcConversion conversion, boolean extensions) {
		XmlRpcWriter writer = new XmlRpcWriter(conversion, extensions);
		writer.out.append(form.beforeResult());
		writer.value(result);
		return writer.out.append(form.afterResult()).toString();
	}

	static String fault(RpcException error, XmlRpcForm form) {
		XmlRpcWriter writer = new XmlRpcWriter(RpcConversion.NONE, false);
		Map<String, Object> fault = new LinkedHashMap<>();
		fault.put("faultCode", error.code());
		fault.put("faultString", XmlText.representable(error.getMessage()));
		writer.out.append(form.beforeFault());
		writer.value(fault);
		return writer.out.append(form.afterFault()).toString();
	}

	private void value(@Nullable Object value) {
		if (++this.depth > MAX_DEPTH) {
			throw new IllegalStateException("The result is nested deeper than " + MAX_DEPTH);
		}
		this.out.append("<value>");
		content(value);
		this.out.append("</value>");
		this.depth--;
	}

	private void content(@Nullable Object value) {
		if (value == null) {
			this.out.append((this.extensions) ? "<nil/>" : "<string></string>");
		}
		else if (value instanceof CharSequence || value instanceof Character) {
			string(value.toString());
		}
		else if (value instanceof Number number) {
			number(number);
		}
		else if (value instanceof Boolean flag) {
			element("boolean", (flag) ? "1" : "0");
		}
		else if (value instanceof byte[] bytes) {
			element("base64", Base64.getMimeEncoder().encodeToString(bytes));
		}
		else if (value instanceof Map<?, ?> map) {
			struct(map);
		}
		else if (value instanceof Iterable<?> items && !(value instanceof Path)) {
			this.out.append("<array><data>");
			items.forEach(this::value);
			this.out.append("</data></array>");
		}
		else if (value.getClass().isArray()) {
			array(value);
		}
		else if (value instanceof XmlRpcMulticall.Answers answers) {
			this.out.append("<array><data>");
			answers.xml().forEach(this.out::append);
			this.out.append("</data></array>");
		}
		else {
			object(value);
		}
	}

	private void object(Object value) {
		String date = XmlText.dateTime(value);
		if (date != null) {
			element("dateTime.iso8601", date);
		}
		else if (value instanceof Enum<?> constant) {
			string(constant.name());
		}
		else if (value instanceof Optional<?> optional) {
			content(optional.orElse(null));
		}
		else if (value instanceof OptionalInt optional) {
			content((optional.isPresent()) ? optional.getAsInt() : null);
		}
		else if (value instanceof OptionalLong optional) {
			content((optional.isPresent()) ? optional.getAsLong() : null);
		}
		else if (value instanceof OptionalDouble optional) {
			content((optional.isPresent()) ? optional.getAsDouble() : null);
		}
		else {
			Object plain = this.conversion.write(value);
			if (plain != null && plain.getClass() == value.getClass()) {
				throw new IllegalStateException("A " + value.getClass().getTypeName() + " cannot be written");
			}
			content(plain);
		}
	}

	private void number(Number number) {
		if (number instanceof Double || number instanceof Float) {
			if (!Double.isFinite(number.doubleValue())) {
				throw new IllegalStateException(number + " cannot be represented");
			}
			element("double", new BigDecimal(number.toString()).toPlainString());
		}
		else if (number instanceof BigDecimal decimal) {
			decimal(decimal);
		}
		else {
			integer((number instanceof BigInteger integer) ? integer : BigInteger.valueOf(number.longValue()));
		}
	}

	private void decimal(BigDecimal decimal) {
		if (Math.abs((long) decimal.scale()) > MAX_DEPTH) {
			throw new IllegalStateException("The exponent of a number is too large to be written without");
		}
		element("double", decimal.toPlainString());
	}

	private void integer(BigInteger integer) {
		if (integer.bitLength() < Integer.SIZE) {
			element("int", integer.toString());
		}
		else if (this.extensions && integer.bitLength() < Long.SIZE) {
			element("i8", integer.toString());
		}
		else {
			throw new IllegalStateException("The integer is too large to be represented");
		}
	}

	private void struct(Map<?, ?> map) {
		this.out.append("<struct>");
		map.forEach((name, member) -> {
			this.out.append("<member><name>");
			XmlText.append(this.out, String.valueOf(name));
			this.out.append("</name>");
			value(member);
			this.out.append("</member>");
		});
		this.out.append("</struct>");
	}

	private void array(Object array) {
		this.out.append("<array><data>");
		for (int i = 0; i < Array.getLength(array); i++) {
			value(Array.get(array, i));
		}
		this.out.append("</data></array>");
	}

	private void string(String text) {
		this.out.append("<string>");
		XmlText.append(this.out, text);
		this.out.append("</string>");
	}

	private void element(String name, String text) {
		this.out.append('<').append(name).append('>').append(text).append("</").append(name).append('>');
	}

}
