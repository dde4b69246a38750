package io.spserver.boot.handler.http;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which requests go to a method. Immutable.
 *
 * @param method the method of the user's class
 * @param requestMethods the methods of the requests
 * @param templates the path templates
 * @param consumes the condition on the body's media type
 * @param produces the condition on the answer's media type
 */
record Mapping(Method method, List<String> requestMethods, List<String> templates, MediaTypeCondition consumes,
		MediaTypeCondition produces) {

	private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([^/{}]+)}");

	/**
	 * The variables that each of the templates has.
	 * @return their names
	 */
	Set<String> variables() {
		Set<String> common = new HashSet<>(variables(this.templates.get(0)));
		this.templates.forEach((template) -> common.retainAll(variables(template)));
		return common;
	}

	private static Set<String> variables(String template) {
		Set<String> names = new HashSet<>();
		Matcher matcher = VARIABLE.matcher(template);
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
		return names;
	}

}
