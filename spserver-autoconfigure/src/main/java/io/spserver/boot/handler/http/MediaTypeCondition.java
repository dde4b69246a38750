package io.spserver.boot.handler.http;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What the attribute {@code consumes} or {@code produces} of a mapping says. Immutable.
 *
 * @param included the media types
 * @param excluded those with an exclamation mark
 */
record MediaTypeCondition(List<MediaType> included, List<MediaType> excluded) {

	/**
	 * Reads a condition.
	 * @param expressions media types, each of them may have an exclamation mark
	 * @return the condition
	 * @throws InvalidMediaTypeException if one is malformed
	 */
	static MediaTypeCondition of(String... expressions) {
		List<MediaType> included = new ArrayList<>();
		List<MediaType> excluded = new ArrayList<>();
		for (String expression : expressions) {
			if (expression.startsWith("!")) {
				excluded.add(MediaType.parseMediaType(expression.substring(1)));
			}
			else {
				included.add(MediaType.parseMediaType(expression));
			}
		}
		return new MediaTypeCondition(List.copyOf(included), List.copyOf(excluded));
	}

	boolean isEmpty() {
		return this.included.isEmpty() && this.excluded.isEmpty();
	}

	/**
	 * Whether a media type meets the condition.
	 * @param type the media type
	 * @return whether it does
	 */
	boolean includes(MediaType type) {
		return (this.included.isEmpty() || this.included.stream().anyMatch((candidate) -> candidate.includes(type)))
				&& this.excluded.stream().noneMatch((candidate) -> candidate.includes(type));
	}

	/**
	 * How closely this describes a media type that it includes.
	 * @param type the media type
	 * @return the less the closer
	 */
	int generality(MediaType type) {
		int generality = 3;
		for (MediaType candidate : this.included) {
			if (candidate.includes(type)) {
				int wildcards = (candidate.isWildcardType()) ? 2 : (candidate.isWildcardSubtype()) ? 1 : 0;
				generality = Math.min(generality, wildcards);
			}
		}
		return generality;
	}

}
