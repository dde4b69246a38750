package io.spserver.protocol.http.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An entity tag (RFC 9110, section 8.8.3): tells versions of a representation from each
 * other.
 *
 * @param value what stands between the quotes
 * @param weak whether two representations with this tag may differ in their bytes
 */
public record EntityTag(String value, boolean weak) {

	/** How many bytes of a digest a tag has. */
	private static final int DIGEST = 16;

	/**
	 * Creates a tag.
	 * @param value what stands between the quotes
	 * @param weak whether it is weak
	 * @throws IllegalArgumentException if the value has a character that no tag may have
	 */
	public EntityTag {
		if (!value.chars().allMatch(EntityTag::isAllowed)) {
			throw new IllegalArgumentException("Not the value of an entity tag: '" + value + "'");
		}
	}

	private static boolean isAllowed(int c) {
		return c > ' ' && c != '"' && c != 0x7f && c <= 0xff;
	}

	/**
	 * A strong tag.
	 * @param value what stands between the quotes
	 * @return the tag
	 */
	public static EntityTag strong(String value) {
		return new EntityTag(value, false);
	}

	/**
	 * A weak tag.
	 * @param value what stands between the quotes
	 * @return the tag
	 */
	public static EntityTag weak(String value) {
		return new EntityTag(value, true);
	}

	/**
	 * A strong tag made of a content's bytes.
	 * @param content the content
	 * @return the tag
	 */
	public static EntityTag ofContent(byte[] content) {
		MessageDigest digest = digest();
		digest.update(content);
		return of(digest);
	}

	/**
	 * A digest for content that is not in memory.
	 * @return a new digest, to be updated and made a tag of
	 */
	static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Java has no SHA-256", ex);
		}
	}

	static EntityTag of(MessageDigest digest) {
		return strong(HexFormat.of().formatHex(digest.digest(), 0, DIGEST));
	}

	/**
	 * Reads the tags of a list such as {@code If-None-Match} has. What is no tag is
	 * passed over.
	 * @param lines the field's lines
	 * @return the tags
	 */
	static List<EntityTag> parse(List<String> lines) {
		List<EntityTag> tags = new ArrayList<>();
		for (String line : lines) {
			int i = 0;
			while (i < line.length()) {
				boolean weak = line.startsWith("W/\"", i);
				int open = (weak) ? i + 2 : i;
				int close = (line.charAt(open) == '"') ? line.indexOf('"', open + 1) : -1;
				if (close > 0) {
					String value = line.substring(open + 1, close);
					if (value.chars().allMatch(EntityTag::isAllowed)) {
						tags.add(new EntityTag(value, weak));
					}
				}
				i = Math.max(close, i) + 1;
			}
		}
		return tags;
	}

	/**
	 * Whether two tags are equal by the strong comparison: both are strong and have the
	 * same value.
	 * @param other the other tag
	 * @return whether they are
	 */
	public boolean matchesStrongly(EntityTag other) {
		return !this.weak && equals(other);
	}

	/**
	 * Whether two tags are equal by the weak comparison: they have the same value.
	 * @param other the other tag
	 * @return whether they are
	 */
	public boolean matchesWeakly(EntityTag other) {
		return this.value.equals(other.value);
	}

	/**
	 * The tag as in a header field.
	 * @return the text
	 */
	@Override
	public String toString() {
		return ((this.weak) ? "W/\"" : "\"") + this.value + "\"";
	}

}
