package io.spserver.protocol.http.content;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * What tells a version of a representation from others (RFC 9110, section 8.8).
 *
 * @param entityTag the entity tag, {@code null} if there is none
 * @param lastModified when it changed, in whole seconds, {@code null} if that is unknown
 */
public record Validators(@Nullable EntityTag entityTag, @Nullable Instant lastModified) {

	/** No validators: the representation exists, its version is unknown. */
	public static final Validators NONE = new Validators(null, null);

	/** A file that changed this recently may change again without a trace. */
	private static final Duration SETTLED = Duration.ofSeconds(2);

	/**
	 * Creates validators.
	 * @param entityTag the entity tag, {@code null} if there is none
	 * @param lastModified when it changed, {@code null} if that is unknown; parts of a
	 * second are dropped
	 */
	public Validators {
		lastModified = (lastModified != null) ? lastModified.truncatedTo(ChronoUnit.SECONDS) : null;
	}

	/**
	 * An entity tag alone.
	 * @param entityTag the tag
	 * @return the validators
	 */
	public static Validators of(EntityTag entityTag) {
		return new Validators(entityTag, null);
	}

	/**
	 * The validators of a file: its time of change, and a tag made of that and its
	 * length, which is weak while the file is younger than two seconds.
	 * @param attributes the file's attributes
	 * @param now the time
	 * @return the validators
	 */
	static Validators of(BasicFileAttributes attributes, Instant now) {
		Instant changed = attributes.lastModifiedTime().toInstant();
		String tag = Long.toHexString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)) + "-"
				+ Long.toHexString(attributes.size());
		boolean settled = changed.isBefore(now.minus(SETTLED));
		return new Validators(new EntityTag(tag, !settled), (changed.isAfter(now)) ? now : changed);
	}

}
