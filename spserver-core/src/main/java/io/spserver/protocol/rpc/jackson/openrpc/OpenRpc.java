package io.spserver.protocol.rpc.jackson.openrpc;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import com.github.victools.jsonschema.generator.SchemaBuilder;
import io.spserver.protocol.rpc.RpcError;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcParameter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes methods by an OpenRPC 1.3 document with JSON Schemas of their parameters and
 * results. Methods that are not visible are left out.
 */
public final class OpenRpc {

	/** The name of the method that gives the document. */
	public static final String DISCOVER = "rpc.discover";

	private static final String VERSION = "1.3.2";

	private static final String SCHEMAS = "components/schemas";

	private final JsonMapper mapper;

	private final SchemaBuilder schemas;

	/** Adds what is said of one parameter alone, when the schemas are finished. */
	private final List<Runnable> completions = new ArrayList<>();

	private OpenRpc(JsonMapper mapper) {
		this.mapper = mapper;
		this.schemas = Schemas.generator(mapper).buildMultipleSchemaDefinitions();
	}

	/**
	 * Makes the method {@code rpc.discover}. The document is made when it is first asked
	 * for.
	 * @param methods what is to be described
	 * @param mapper knows how types are written
	 * @param title what offers the methods
	 * @param version its version
	 * @return the method, which the document does not list itself
	 */
	public static RpcMethod method(RpcMethods methods, JsonMapper mapper, String title, String version) {
		Lazy document = new Lazy(() -> document(methods, mapper, title, version));
		return RpcMethod.builder(DISCOVER, (arguments) -> document.get())
			.resultType(ObjectNode.class)
			.description("Describes the methods by an OpenRPC document.")
			.readOnly(true)
			.build();
	}

	/**
	 * Describes methods.
	 * @param methods the methods
	 * @param mapper knows how types are written
	 * @param title what offers them
	 * @param version its version
	 * @return the document
	 */
	public static ObjectNode document(RpcMethods methods, JsonMapper mapper, String title, String version) {
		return new OpenRpc(mapper).describe(methods, title, version);
	}

	private ObjectNode describe(RpcMethods methods, String title, String version) {
		ObjectNode document = this.mapper.createObjectNode().put("openrpc", VERSION);
		document.putObject("info").put("title", title).put("version", version);
		ArrayNode list = document.putArray("methods");
		methods.methods().stream().filter(RpcMethod::visible).forEach((method) -> list.add(describe(method)));
		ObjectNode definitions = this.schemas.collectDefinitions(SCHEMAS);
		if (!definitions.isEmpty()) {
			document.putObject("components").set("schemas", definitions);
		}
		this.completions.forEach(Runnable::run);
		return document;
	}

	private ObjectNode describe(RpcMethod method) {
		ObjectNode described = this.mapper.createObjectNode().put("name", method.name());
		if (!method.description().isEmpty()) {
			described.put("description", method.description());
		}
		described.put("paramStructure", "either");
		ArrayNode params = described.putArray("params");
		method.parameters().forEach((parameter) -> params.add(describe(parameter)));
		ObjectNode result = described.putObject("result").put("name", "result");
		result.set("schema", schema(method.resultType()));
		List<RpcError> errors = method.errors().expected();
		if (!errors.isEmpty()) {
			ArrayNode list = described.putArray("errors");
			errors.forEach((error) -> list.addObject().put("code", error.code()).put("message", error.message()));
		}
		return described;
	}

	private ObjectNode describe(RpcParameter parameter) {
		ObjectNode described = this.mapper.createObjectNode().put("name", parameter.name());
		if (!parameter.description().isEmpty()) {
			described.put("description", parameter.description());
		}
		described.put("required", parameter.required());
		ObjectNode schema = schema(parameter.type());
		described.set("schema", schema);
		this.completions.add(() -> complete(schema, parameter));
		return described;
	}

	private void complete(ObjectNode schema, RpcParameter parameter) {
		parameter.constraints().get().forEach((keyword, value) -> schema.set(keyword, this.mapper.valueToTree(value)));
		if (parameter.defaultValue() != null) {
			schema.set("default", defaultValue(parameter));
		}
	}

	private ObjectNode schema(Type type) {
		if (type == void.class || type == Void.class) {
			return this.mapper.createObjectNode().put("type", "null");
		}
		if (type == Object.class) {
			return this.mapper.createObjectNode();
		}
		if (type instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> raw
				&& (raw == Optional.class || CompletionStage.class.isAssignableFrom(raw))) {
			return schema(parameterized.getActualTypeArguments()[0]);
		}
		return this.schemas.createSchemaReference(type);
	}

	private JsonNode defaultValue(RpcParameter parameter) {
		String text = String.valueOf(parameter.defaultValue());
		if (parameter.type() != String.class) {
			try {
				return this.mapper.readTree(text);
			}
			catch (JacksonException ex) {
				// It is the text of a value
			}
		}
		return this.mapper.valueToTree(text);
	}

}
