package org.intone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every class of every published module against the table of ARCHITECTURE.md and the house's rules. */
class ArchitectureTest {
    private static final Path ROOT = Path.of(System.getProperty("intone.root", ".."));
    private static final int LONGEST_FILE_LINES = 500;

    /** They are built on the app, so their classes are not here. */
    private static final Set<String> AFTER_APP = Set.of("bench", "docs", "spark");

    private static ModuleTable table;
    private static JavaClasses all;
    private static JavaClasses outsideCli;

    @BeforeAll
    static void read() throws IOException {
        table = ModuleTable.read(ROOT.resolve("ARCHITECTURE.md"));
        ImportOption noTestJars = location -> !location.contains("-tests.jar");
        all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(noTestJars)
                .importPackages("org.intone");
        outsideCli =
                all.that(not(describe("in cli", item -> item.getPackageName().equals("org.intone.cli"))));
    }

    @Test
    void everyPackageOfTheTableHasClassesAndNoOtherHas() {
        Set<String> published = table.rows().values().stream()
                .filter(row -> !AFTER_APP.contains(row.module()))
                .map(row -> "org.intone." + row.name())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = all.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(published, found);
    }

    @Test
    void classesLieInTheModuleThatTheTableGivesTheirPackage() {
        for (JavaClass item : all) {
            String module = table.rows()
                    .get(item.getPackageName().substring("org.intone.".length()))
                    .module();
            String place = item.getSource().orElseThrow().getUri().toString();
            assertTrue(
                    place.contains("/" + module + "/target/") || place.contains("/intone-" + module),
                    item.getName() + " should lie in module " + module + ", lies in " + place);
        }
    }

    @Test
    void everyDependencyIsInTheTable() {
        classes().should(new TableCondition("org.intone", table)).check(all);
    }

    @Test
    void packagesHaveNoCycle() {
        HouseRules.noCycleBelow("org.intone").check(all);
    }

    @Test
    void houseRulesHold() {
        HouseRules.NO_MACHINE_DEFAULTS.check(all);
        HouseRules.NO_UNSEEDED_CHANCE.check(all);
        HouseRules.NO_SERIALIZATION.check(all);
        HouseRules.NO_SERIALIZABLE.check(all);
        HouseRules.TELLING_NAMES.check(all);
        HouseRules.nothingIn("org.intone").check(all);
    }

    @Test
    void onlyTheCommandLineTouchesTheProcess() {
        HouseRules.NO_EXIT.check(outsideCli);
        HouseRules.NO_STANDARD_STREAMS.check(outsideCli);
    }

    @Test
    void filesReadInOneSitting() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<Path> sources = files.filter(ArchitectureTest::isSource).toList();
            assertTrue(sources.size() > 20, "no sources below " + ROOT);
            for (Path source : sources) {
                int lines = Files.readAllLines(source).size();
                assertTrue(lines <= LONGEST_FILE_LINES, source + " has " + lines + " lines");
            }
        }
    }

    private static boolean isSource(Path file) {
        String path = ROOT.relativize(file).toString().replace('\\', '/');
        return path.endsWith(".java") && path.contains("src/") && !path.contains("target/");
    }
}
