package org.taipeinlu.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RestController;

class ArchitectureTests {
  private static final String ROOT = "org.taipeinlu.service";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** What is no feature: a feature may know these and no other package of the service. */
  private static final List<String> FOUNDATIONS = List.of("model", "web", "wire", "security");

  private static List<String> features() {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(ROOT + "."))
        .map(name -> name.substring(ROOT.length() + 1))
        .filter(name -> !FOUNDATIONS.contains(name))
        .distinct()
        .collect(Collectors.toUnmodifiableList());
  }

  @Test
  void sawTheClasses() {
    assertThat(CLASSES.size()).isGreaterThan(60);
    assertThat(features()).containsExactlyInAnyOrder("parse", "rasa", "feedback");
  }

  @Test
  void hasNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("features")
  void aFeatureIsKnownToNobody(String feature) {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + feature)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "." + feature)
        .check(CLASSES);
  }

  @Test
  void controllersArePackagePrivate() {
    classes()
        .that()
        .areAnnotatedWith(RestController.class)
        .should()
        .bePackagePrivate()
        .check(CLASSES);
  }

  @Test
  void webAndWireKnowNoModel() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".web", ROOT + ".wire")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".model")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(pack -> !pack.isAnnotatedWith(NullMarked.class))
                .toList())
        .isEmpty();
  }

  @Test
  void codingRulesHold() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
  }
}
