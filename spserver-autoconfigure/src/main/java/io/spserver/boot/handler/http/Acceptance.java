package io.spserver.boot.handler.http;

import java.util.Collection;
import java.util.List;

import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.server.NotAcceptableStatusException;

/**
 * What a peer accepts (RFC 9110, section 12.5.1).
 *
 * @param ranges the media ranges of the field {@code Accept}
 */
record Acceptance(List<MediaType> ranges) {

	private static final Acceptance EVERYTHING = new Acceptance(List.of(MediaType.ALL));

	static Acceptance of(HttpRequest request) {
		List<String> values = request.headers().all("Accept");
		if (values.isEmpty()) {
			return EVERYTHING;
		}
		try {
			List<MediaType> ranges = MediaType.parseMediaTypes(values);
			return (ranges.isEmpty()) ? EVERYTHING : new Acceptance(ranges);
		}
		catch (InvalidMediaTypeException ex) {
			throw new NotAcceptableStatusException("Could not parse Accept header.");
		}
	}

	/**
	 * Chooses what the peer likes best.
	 * @param producible the media types there are, in order of preference
	 * @return the choice, {@code null} if none is acceptable
	 */
	@Nullable Choice choose(Collection<MediaType> producible) {
		Choice best = null;
		for (MediaType type : producible) {
			Choice choice = rate(type);
			if (choice != null && (best == null || choice.compareTo(best) < 0)) {
				best = choice;
			}
		}
		return best;
	}

	private @Nullable Choice rate(MediaType producible) {
		MediaType match = null;
		for (MediaType range : this.ranges) {
			if (range.isCompatibleWith(producible) && (match == null || isBetter(range, match, producible))) {
				match = range;
			}
		}
		if (match == null || match.getQualityValue() == 0) {
			return null;
		}
		MediaType type = (isMoreSpecific(match, producible)) ? match.removeQualityValue() : producible;
		return new Choice(type, match.getQualityValue(), generality(match));
	}

	/** A range says more of one media type the closer it is; of a wildcard the better. */
	private static boolean isBetter(MediaType range, MediaType match, MediaType producible) {
		int quality = Double.compare(range.getQualityValue(), match.getQualityValue());
		return (producible.isConcrete() || quality == 0) ? isMoreSpecific(range, match) : quality > 0;
	}

	private static boolean isMoreSpecific(MediaType one, MediaType other) {
		return generality(one) < generality(other)
				|| (generality(one) == generality(other) && parameters(one) > parameters(other));
	}

	private static int generality(MediaType range) {
		if (range.isWildcardType()) {
			return 2;
		}
		return (range.isWildcardSubtype()) ? 1 : 0;
	}

	private static int parameters(MediaType range) {
		return range.getParameters().size() - ((range.getParameter("q") != null) ? 1 : 0);
	}

	/**
	 * A media type that the peer accepts. The better one is less than the other.
	 *
	 * @param type the media type, which may have wildcards
	 * @param quality how much the peer likes it
	 * @param generality how general the range is by which it is accepted
	 */
	record Choice(MediaType type, double quality, int generality) implements Comparable<Choice> {

		@Override
		public int compareTo(Choice other) {
			int result = Double.compare(other.quality, this.quality);
			return (result != 0) ? result : Integer.compare(this.generality, other.generality);
		}

	}

}
