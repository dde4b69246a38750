package io.spserver;

import java.util.List;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the packages to {@link ArchitectureRules}, and the rules to what is planted
 * against them in {@code io.spserver.planted}.
 */
class ArchitectureTests {

	private static final JavaClasses CORE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.spserver");

	private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.spserver.planted");

	private static final String FOUND = new ArchitectureRules("io.spserver.planted").imports()
		.stream()
		.flatMap((rule) -> rule.evaluate(PLANTED).getFailureReport().getDetails().stream())
		.collect(Collectors.joining("\n"));

	@ParameterizedTest
	@MethodSource("coreImports")
	void packageImportsOnlyWhatItMay(ArchRule rule) {
		rule.check(CORE);
	}

	@ParameterizedTest
	@MethodSource("coreGeneral")
	void ruleHolds(ArchRule rule) {
		rule.check(CORE);
	}

	@ParameterizedTest
	@MethodSource("planted")
	void plantedImportIsFound(JavaClass type) {
		assertThat(FOUND).contains("<" + type.getName() + ".");
	}

	@ParameterizedTest
	@MethodSource("plantedGeneral")
	void plantedViolationIsFound(ArchRule rule) {
		assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
	}

	static List<ArchRule> coreImports() {
		return new ArchitectureRules("io.spserver").imports();
	}

	static List<ArchRule> coreGeneral() {
		return new ArchitectureRules("io.spserver").general();
	}

	static List<JavaClass> planted() {
		return PLANTED.stream().filter((type) -> type.getSimpleName().startsWith("Imports")).toList();
	}

	static List<ArchRule> plantedGeneral() {
		return new ArchitectureRules("io.spserver.planted").general();
	}

}
