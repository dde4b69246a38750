package io.spserver.boot;

import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.Configuration;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/**
 * What holds for the Spring side, as rules on the packages below a base package.
 */
final class ArchitectureRules {

	private final String base;

	/**
	 * Creates the rules.
	 * @param base the package that stands for {@code io.spserver.boot}
	 */
	ArchitectureRules(String base) {
		this.base = base;
	}

	/**
	 * All rules.
	 * @return the rules
	 */
	List<ArchRule> all() {
		return Stream
			.of(nothingLeadsBackToAutoConfiguration(), everyPackageIsNullMarked(), noPackageCycles(),
					configurationsAreNamedSo(), configurationsAreHiddenOrFinal(), autoConfigurationsArePublicAndFinal(),
					beanMethodsArePackagePrivate(), postProcessorBeanMethodsAreStatic(), conditionsAreHidden())
			.map((rule) -> rule.allowEmptyShould(true))
			.toList();
	}

	private ArchRule nothingLeadsBackToAutoConfiguration() {
		return noClasses().that()
			.resideInAnyPackage(this.base, this.base + ".annotation..", this.base + ".handler..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(this.base + ".autoconfigure..")
			.as("boot, boot.annotation and boot.handler do not import boot.autoconfigure");
	}

	private ArchRule everyPackageIsNullMarked() {
		return classes().should(beInANullMarkedPackage()).as("every package is @NullMarked");
	}

	private ArchRule noPackageCycles() {
		return SlicesRuleDefinition.slices()
			.matching(this.base.substring(0, this.base.lastIndexOf('.')) + ".(**)")
			.should()
			.beFreeOfCycles()
			.as("no package cycles");
	}

	private ArchRule configurationsAreNamedSo() {
		return classes().that()
			.areMetaAnnotatedWith(Configuration.class)
			.should()
			.haveSimpleNameEndingWith("Configuration")
			.as("configuration classes are called ...Configuration");
	}

	private ArchRule configurationsAreHiddenOrFinal() {
		return classes().that()
			.areMetaAnnotatedWith(Configuration.class)
			.should()
			.bePackagePrivate()
			.orShould()
			.haveModifier(JavaModifier.FINAL)
			.as("configuration classes are package-private or final");
	}

	private ArchRule autoConfigurationsArePublicAndFinal() {
		return classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.as("auto-configurations are public and final");
	}

	private ArchRule beanMethodsArePackagePrivate() {
		return methods().that()
			.areAnnotatedWith(Bean.class)
			.should()
			.bePackagePrivate()
			.as("bean methods are package-private");
	}

	private ArchRule postProcessorBeanMethodsAreStatic() {
		return methods().that()
			.areAnnotatedWith(Bean.class)
			.and()
			.haveRawReturnType(assignableTo(BeanPostProcessor.class).or(assignableTo(BeanFactoryPostProcessor.class)))
			.should()
			.beStatic()
			.as("bean methods of post-processors are static");
	}

	private ArchRule conditionsAreHidden() {
		return classes().that().areAssignableTo(Condition.class).should().notBePublic().as("conditions are not public");
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

}
