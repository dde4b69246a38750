package io.spserver.boot.autoconfigure.http;

/**
 * Makes JSON readable for people: a line for each member of an object, and two spaces a
 * level.
 */
final class JsonIndenter {

	private final StringBuilder out = new StringBuilder();

	private int depth;

	private JsonIndenter() {
	}

	/**
	 * Indents a document.
	 * @param json the document, written without white space
	 * @return the same document, ending with a line end
	 */
	static String indent(String json) {
		JsonIndenter indenter = new JsonIndenter();
		boolean inString = false;
		for (int i = 0; i < json.length(); i++) {
			char c = json.charAt(i);
			if (inString && c == '\\') {
				indenter.out.append(c).append(json.charAt(++i));
			}
			else if (inString || c == '"') {
				indenter.out.append(c);
				inString ^= c == '"';
			}
			else {
				indenter.append(c, (i + 1 < json.length()) ? json.charAt(i + 1) : ' ');
			}
		}
		return indenter.out.append('\n').toString();
	}

	private void append(char c, char next) {
		if ((c == '}' || c == ']') && !endsWithOpening()) {
			this.depth--;
			newLine();
		}
		else if (c == '}' || c == ']') {
			this.depth--;
		}
		this.out.append(c);
		switch (c) {
			case '{', '[' -> {
				this.depth++;
				if (next != '}' && next != ']') {
					newLine();
				}
			}
			case ',' -> newLine();
			case ':' -> this.out.append(' ');
			default -> {
			}
		}
	}

	private boolean endsWithOpening() {
		char last = this.out.charAt(this.out.length() - 1);
		return last == '{' || last == '[';
	}

	private void newLine() {
		this.out.append('\n').append("  ".repeat(this.depth));
	}

}
