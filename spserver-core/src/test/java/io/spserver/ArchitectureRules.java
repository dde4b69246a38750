package io.spserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/**
 * Who may import whom in the core, as rules on the packages below a base package. A
 * package name that starts with a dot is one below the base; {@link #ROOT} is the base
 * itself.
 */
final class ArchitectureRules {

	private static final String ROOT = ".";

	private static final List<String> ANYWHERE = List.of("java..", "javax..", "org.jspecify..");

	private static final String LOGGING = "org.slf4j..";

	private final String base;

	private final Map<String, List<String>> table = new LinkedHashMap<>();

	/**
	 * Creates the rules.
	 * @param base the package that stands for {@code io.spserver}
	 */
	ArchitectureRules(String base) {
		this.base = base;
		allow(ROOT);
		allow(".codec..", ROOT, LOGGING, "io.netty.buffer", "io.netty.util");
		allow(".connection..", ROOT, ".codec..", "io.netty.channel");
		allow(".queueing..", ROOT, LOGGING);
		allow(".sync..", ROOT, ".queueing..", LOGGING);
		allow(".tls..", ROOT, LOGGING, "io.netty..");
		allow(".async..", ROOT, ".codec..", ".connection..", ".queueing..", ".tls..", LOGGING, "io.netty..");
		allow(".async..", "jdk.net");
		allow(".server..", ROOT, ".codec..", ".queueing..", ".sync..", ".tls..", ".async..", ".metrics..", LOGGING);
		allow(".server..", "io.netty..", "org.HdrHistogram..");
		allow(".metrics..", ROOT, LOGGING, "io.micrometer..");
		for (String protocol : List.of("http..", "rpc", "rpc.tcp..", "rpc.jackson", "rpc.xml..", "smtp..",
				"tunnel..")) {
			allow(".protocol." + protocol, ROOT, ".codec..", LOGGING);
			allow(".protocol." + protocol, "io.netty.buffer", "io.netty.util", "io.netty.handler.codec..");
		}
		allow(".protocol.content..", ROOT, ".codec..", LOGGING);
		allow(".protocol.http..", ".protocol.content..");
		allow(".protocol.smtp..", ".protocol.content..");
		for (String protocol : List.of("http..", "tunnel..")) {
			allow(".protocol." + protocol, ".connection..", "io.netty.channel..", "io.netty.util.concurrent");
		}
		allow(".protocol.tunnel..", ".tls..", "io.netty.handler.ssl", "io.netty.handler.flush");
		allow(".protocol.rpc", ".protocol.http..");
		allow(".protocol.rpc.xml..", ".protocol.http..", ".protocol.rpc");
		allow(".protocol.rpc.jackson", ".protocol.http..", ".protocol.rpc", ".protocol.rpc.tcp..", "tools.jackson..",
				"com.fasterxml.jackson.annotation");
		allow(".protocol.rpc.jackson.client..", ROOT, ".codec..", ".protocol.rpc", ".protocol.rpc.tcp..",
				"tools.jackson..", "io.netty.buffer");
		allow(".protocol.rpc.jackson.openrpc..", ".protocol.rpc", ".protocol.rpc.jackson..", "tools.jackson..",
				"com.github.victools..");
	}

	private void allow(String name, String... allowed) {
		this.table.computeIfAbsent(name, (key) -> new ArrayList<>()).addAll(List.of(allowed));
	}

	/**
	 * One rule for each row of the table: the package imports nothing but what it may.
	 * What a row does not list is forbidden there, Netty, Micrometer, Jackson and Spring
	 * among it.
	 * @return the rules
	 */
	List<ArchRule> imports() {
		return this.table.entrySet().stream().map((row) -> imports(row.getKey(), row.getValue())).toList();
	}

	private ArchRule imports(String name, List<String> listed) {
		String[] allowed = Stream.of(ANYWHERE, List.of(name), listed)
			.flatMap(List::stream)
			.map(this::resolve)
			.toArray(String[]::new);
		return classes().that()
			.resideInAPackage(resolve(name))
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage(allowed)
			.allowEmptyShould(true)
			.as(resolve(name) + " imports only " + listed);
	}

	/**
	 * What holds for all packages: each has a row in the table and is
	 * {@code @NullMarked}, and there are no cycles.
	 * @return the rules
	 */
	List<ArchRule> general() {
		return List.of(everyPackageHasARow(), everyPackageIsNullMarked(), noPackageCycles());
	}

	private ArchRule everyPackageHasARow() {
		return classes().should()
			.resideInAnyPackage(this.table.keySet().stream().map(this::resolve).toArray(String[]::new))
			.as("every package has a row in the table");
	}

	private ArchRule everyPackageIsNullMarked() {
		return classes().should(beInANullMarkedPackage()).as("every package is @NullMarked");
	}

	private ArchRule noPackageCycles() {
		return SlicesRuleDefinition.slices()
			.matching(this.base + ".(**)")
			.should()
			.beFreeOfCycles()
			.as("no package cycles");
	}

	private static ArchCondition<JavaClass> beInANullMarkedPackage() {
		return new ArchCondition<>("be in a @NullMarked package") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
					events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a package without it"));
				}
			}

		};
	}

	private String resolve(String name) {
		if (name.equals(ROOT)) {
			return this.base;
		}
		return name.startsWith(".") ? this.base + name : name;
	}

}
