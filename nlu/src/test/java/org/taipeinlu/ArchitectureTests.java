package org.taipeinlu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTests {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.taipeinlu");

  @Test
  void sawTheClasses() {
    assertThat(CLASSES.size()).isGreaterThan(60);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void packagesKnowOnlyWhatLiesBeforeThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("root")
        .definedBy("org.taipeinlu")
        .layer("bundle")
        .definedBy("..bundle")
        .layer("value")
        .definedBy("..value..")
        .layer("tagging")
        .definedBy("..tagging")
        .layer("network")
        .definedBy("..network")
        .layer("features")
        .definedBy("..features")
        .layer("gazetteer")
        .definedBy("..gazetteer")
        .layer("text")
        .definedBy("..text")
        .whereLayer("root")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("bundle")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("value")
        .mayOnlyBeAccessedByLayers("root")
        .whereLayer("tagging")
        .mayOnlyBeAccessedByLayers("bundle", "root")
        .whereLayer("network")
        .mayOnlyBeAccessedByLayers("tagging", "bundle", "root")
        .whereLayer("features")
        .mayOnlyBeAccessedByLayers("network", "bundle", "root")
        .whereLayer("gazetteer")
        .mayOnlyBeAccessedByLayers("features", "value", "bundle", "root")
        .check(CLASSES);
  }

  @Test
  void theLibraryStandsAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "org.nd4j..", "org.deeplearning4j..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("..bundle")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
        .check(CLASSES);
  }

  @Test
  void nothingPrintsOrThrowsInGeneral() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    int packages = 0;
    for (JavaPackage javaPackage : CLASSES.getPackage("org.taipeinlu").getSubpackagesInTree()) {
      if (!javaPackage.getClasses().isEmpty()) {
        assertThat(javaPackage.isAnnotatedWith(NullMarked.class))
            .as(javaPackage.getName())
            .isTrue();
        packages++;
      }
    }
    assertThat(packages).isGreaterThan(6);
  }
}
