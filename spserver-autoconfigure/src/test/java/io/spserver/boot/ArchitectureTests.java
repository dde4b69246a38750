package io.spserver.boot;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the classes to {@link ArchitectureRules}, and the rules to what is planted
 * against them in {@code io.spserver.boot.planted}.
 */
class ArchitectureTests {

	private static final JavaClasses BOOT = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.spserver.boot");

	private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.spserver.boot.planted");

	@ParameterizedTest
	@MethodSource("rules")
	void ruleHolds(ArchRule rule) {
		rule.check(BOOT);
	}

	@ParameterizedTest
	@MethodSource("rulesForPlanted")
	void plantedViolationIsFound(ArchRule rule) {
		assertThat(rule.evaluate(PLANTED).hasViolation()).isTrue();
	}

	static List<ArchRule> rules() {
		return new ArchitectureRules("io.spserver.boot").all();
	}

	static List<ArchRule> rulesForPlanted() {
		return new ArchitectureRules("io.spserver.boot.planted").all();
	}

}
