package io.spserver.boot.autoconfigure.actuator.web;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.boot.actuate.endpoint.web.WebOperationRequestPredicate;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * One of the operations that have the same method and path.
 *
 * @param operation the operation
 * @param consumes the types of body that it takes; empty if it takes none
 * @param produces the types that it produces; empty if it produces nothing
 */
record WebOperationCandidate(WebOperation operation, List<MimeType> consumes, List<MimeType> produces) {

	static WebOperationCandidate of(WebOperation operation) {
		WebOperationRequestPredicate predicate = operation.getRequestPredicate();
		return new WebOperationCandidate(operation, parse(predicate.getConsumes()), parse(predicate.getProduces()));
	}

	private static List<MimeType> parse(Collection<String> types) {
		return types.stream().map(MimeTypeUtils::parseMimeType).toList();
	}

	/**
	 * Whether the operation takes a body of a type. This also keeps out what a form on
	 * any page could send, so it is checked even where there is no body.
	 * @param contentType what {@code Content-Type} says, {@code null} if there is no such
	 * field
	 * @return whether it does
	 */
	boolean takes(@Nullable String contentType) {
		if (this.consumes.isEmpty()) {
			return true;
		}
		if (contentType == null) {
			return false;
		}
		try {
			MimeType type = MimeTypeUtils.parseMimeType(contentType);
			return this.consumes.stream().anyMatch((consumed) -> consumed.includes(type));
		}
		catch (InvalidMimeTypeException ex) {
			return false;
		}
	}

}
