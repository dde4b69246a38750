package io.spserver.boot.autoconfigure.actuator.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * The media types that a peer accepts (RFC 9110, section 12.5.1), the ones it likes best
 * first. Of equally good ones the more specific come first, and otherwise those that were
 * sent first.
 */
final class AcceptedTypes {

	private static final String QUALITY = "q";

	private static final List<Range> ANYTHING = List.of(new Range(MimeTypeUtils.ALL, 1));

	private final List<Range> ranges;

	private AcceptedTypes(List<Range> ranges) {
		this.ranges = ranges;
	}

	/**
	 * Reads the field {@code Accept}.
	 * @param values its values, none if it was not sent
	 * @return the types
	 * @throws InvalidMimeTypeException if it is malformed
	 */
	static AcceptedTypes parse(List<String> values) {
		List<Range> ranges = new ArrayList<>();
		for (String value : values) {
			for (String type : MimeTypeUtils.tokenize(value)) {
				ranges.add(Range.parse(type));
			}
		}
		ranges.sort(Comparator.comparingDouble(Range::quality).thenComparingInt(Range::rank).reversed());
		return new AcceptedTypes((ranges.isEmpty()) ? ANYTHING : ranges);
	}

	/**
	 * Chooses what the peer likes best.
	 * @param produced the types there are, the first is preferred if the peer is
	 * undecided
	 * @return one of them, {@code null} if the peer accepts none
	 */
	@Nullable MimeType choose(List<MimeType> produced) {
		for (Range range : this.ranges) {
			for (MimeType type : produced) {
				if (range.quality() > 0 && range.matches(type) && !isRefused(type)) {
					return type;
				}
			}
		}
		return null;
	}

	/** A quality of zero refuses what no more specific range accepts. */
	private boolean isRefused(MimeType type) {
		return this.ranges.stream()
			.filter((range) -> range.matches(type))
			.max(Comparator.comparingInt(Range::rank))
			.filter((range) -> range.quality() == 0)
			.isPresent();
	}

	private record Range(MimeType type, double quality) {

		static Range parse(String text) {
			MimeType type = MimeTypeUtils.parseMimeType(text);
			String quality = type.getParameter(QUALITY);
			if (quality == null) {
				return new Range(type, 1);
			}
			Map<String, String> parameters = new HashMap<>(type.getParameters());
			parameters.remove(QUALITY);
			try {
				return new Range(new MimeType(type.getType(), type.getSubtype(), parameters),
						Math.max(0, Math.min(1, Double.parseDouble(quality))));
			}
			catch (NumberFormatException ex) {
				throw new InvalidMimeTypeException(text, "its quality is not a number");
			}
		}

		/** More for what says more. */
		int rank() {
			int wildcards = (this.type.isWildcardType()) ? 0 : (this.type.isWildcardSubtype()) ? 1 : 2;
			return 100 * wildcards + this.type.getParameters().size();
		}

		/** A parameter that only one side has does not matter. */
		boolean matches(MimeType produced) {
			return this.type.isCompatibleWith(produced)
					&& produced.getParameters().entrySet().stream().allMatch((e) -> {
						String accepted = this.type.getParameter(e.getKey());
						return accepted == null || accepted.equalsIgnoreCase(e.getValue());
					});
		}

	}

}
