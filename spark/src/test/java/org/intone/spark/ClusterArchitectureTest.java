package org.intone.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The house's rules for this module, whose classes may be Serializable, since Spark sends them. */
class ClusterArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.intone.spark");

    @Test
    void theTableHasTheModulesOnePackage() throws IOException {
        List<String> table = Files.readAllLines(Path.of(System.getProperty("intone.root", ".."), "ARCHITECTURE.md"));
        assertTrue(table.stream()
                .anyMatch(line -> line.startsWith("| `spark` | `spark` |")
                        && line.endsWith("| all | Spark, Jackson, picocli |")));
        assertEquals(
                Set.of("org.intone.spark"),
                ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()));
    }

    @Test
    void onlyWhatTheTableNamesIsUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.intone..",
                        "org.apache.spark..",
                        "org.apache.hadoop..",
                        "org.apache.commons.compress..",
                        "scala..",
                        "com.fasterxml.jackson..",
                        "picocli..")
                .check(ALL);
    }

    @Test
    void onlyTheProgramEndsTheProcessAndNothingPrintsPastItsTerminal() {
        noClasses().should(GeneralCodingRules.ACCESS_STANDARD_STREAMS).check(ALL);
        noClasses()
                .that()
                .doNotHaveSimpleName("SparkMain")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(ALL);
    }

    @Test
    void nothingSerializesByHandAndNamesTell() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
                .check(ALL);
        noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager)").check(ALL);
    }
}
