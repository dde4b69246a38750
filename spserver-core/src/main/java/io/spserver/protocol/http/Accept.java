package io.spserver.protocol.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which media types a client prefers, as its field {@code Accept} says (RFC 9110, section
 * 12.5.1). Immutable. An answer that depends on it should have a field {@code Vary} with
 * {@code Accept}.
 */
public final class Accept {

	private static final Match NO_MATCH = new Match(-1, 0);

	private static final Range ANY = new Range(new MediaType("*", "*", Map.of()), HeaderElements.FULL_WEIGHT);

	private final List<Range> ranges;

	private Accept(List<Range> ranges) {
		this.ranges = (ranges.isEmpty()) ? List.of(ANY) : ranges;
	}

	/**
	 * What the client of a request prefers.
	 * @param request the request; without the field {@code Accept} it prefers nothing
	 * @return its preferences
	 * @throws HttpStatusException with status 406 if the field is malformed
	 */
	public static Accept of(HttpRequest request) {
		try {
			return parse(request.headers().all("Accept"));
		}
		catch (IllegalArgumentException ex) {
			throw new HttpStatusException(406, "The field Accept is malformed.", ex);
		}
	}

	/**
	 * Reads preferences.
	 * @param lines the lines of the field {@code Accept}
	 * @return the preferences
	 * @throws IllegalArgumentException if they are malformed
	 */
	public static Accept parse(List<String> lines) {
		List<Range> ranges = new ArrayList<>();
		for (String element : HeaderElements.list(lines)) {
			ranges.add(range(MediaType.parse(element)));
		}
		return new Accept(ranges);
	}

	private static Range range(MediaType type) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (Map.Entry<String, String> parameter : type.parameters().entrySet()) {
			if (parameter.getKey().equals("q")) {
				return new Range(new MediaType(type.type(), type.subtype(), parameters),
						HeaderElements.weight(parameter.getValue()));
			}
			parameters.put(parameter.getKey(), parameter.getValue());
		}
		return new Range(type, HeaderElements.FULL_WEIGHT);
	}

	/**
	 * How much the client likes a media type: what the range says that describes it most
	 * closely.
	 * @param type the media type
	 * @return 0, if it is not accepted, to 1000
	 */
	public int weight(MediaType type) {
		return match(type).weight();
	}

	private Match match(MediaType type) {
		Match best = NO_MATCH;
		for (Range range : this.ranges) {
			Match match = new Match(range.type().specificity(type), range.weight());
			if (match.specificity() > best.specificity()
					|| (match.specificity() == best.specificity() && match.weight() > best.weight())) {
				best = match;
			}
		}
		return (best.specificity() >= 0) ? best : NO_MATCH;
	}

	/**
	 * Whether the client likes a media type at least as much as another, and does not
	 * accept it merely because it accepts anything.
	 * @param type the media type
	 * @param other the other
	 * @return whether it does
	 */
	boolean names(MediaType type, MediaType other) {
		Match match = match(type);
		return match.specificity() > 0 && match.weight() > 0 && match.weight() >= weight(other);
	}

	/**
	 * The best of some media types.
	 * @param producible the types that can be answered with, the preferred one first
	 * @return the one that the client likes most; of several the one that it named most
	 * closely, then the first; {@code null} if it accepts none
	 */
	public @Nullable MediaType best(List<MediaType> producible) {
		MediaType best = null;
		Match bestMatch = NO_MATCH;
		for (MediaType type : producible) {
			Match match = match(type);
			if (match.weight() > 0 && match.isBetterThan(bestMatch)) {
				best = type;
				bestMatch = match;
			}
		}
		return best;
	}

	/**
	 * Chooses the best of some media types.
	 * @param producible the types that can be answered with, the preferred one first
	 * @return the best as {@link #best(List)} has it
	 * @throws HttpStatusException with status 406 if the client accepts none
	 */
	public MediaType choose(List<MediaType> producible) {
		MediaType best = best(producible);
		if (best == null) {
			throw new HttpStatusException(406, "There is only " + producible + ".");
		}
		return best;
	}

	private record Range(MediaType type, int weight) {
	}

	private record Match(int specificity, int weight) {

		boolean isBetterThan(Match other) {
			return this.weight > other.weight || (this.weight == other.weight && this.specificity > other.specificity);
		}

	}

}
