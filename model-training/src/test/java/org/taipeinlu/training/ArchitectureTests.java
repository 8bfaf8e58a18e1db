package org.taipeinlu.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
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
          .importPackages("org.taipeinlu.training");

  @Test
  void sawTheClasses() {
    assertThat(CLASSES.size()).isGreaterThan(30);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.taipeinlu.training.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheNetworkPackageKnowsDeeplearning4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..training.network")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
        .check(CLASSES);
  }

  @Test
  void nobodyButTheMainClassKnowsTheCommands() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..training.cli")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..training.cli", "picocli..")
        .check(CLASSES);
  }

  @Test
  void nothingPrintsPastTheCommands() {
    GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(
        CLASSES.that(
            DescribedPredicate.describe(
                "is not the command line's own handler",
                c -> !c.getSimpleName().equals("TrainingApplication"))));
  }

  @Test
  void everyPackageIsNullMarked() {
    int packages = 0;
    for (JavaPackage javaPackage :
        CLASSES.getPackage("org.taipeinlu.training").getSubpackagesInTree()) {
      assertThat(javaPackage.isAnnotatedWith(NullMarked.class)).as(javaPackage.getName()).isTrue();
      packages++;
    }
    assertThat(packages).isGreaterThan(4);
  }
}
