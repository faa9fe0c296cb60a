package org.intone.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.intone.architecture.fixture.high.Caller;
import org.intone.architecture.fixture.high.CleanManager;
import org.intone.architecture.fixture.high.DirtyImpl;
import org.intone.architecture.fixture.low.Callee;
import org.junit.jupiter.api.Test;

/** Each rule against a class that breaks it and one that does not: a rule that cannot fail would protect nothing. */
class RulesCanFailTest {
    private static final String FIXTURE = "org.intone.architecture.fixture";
    private static final JavaClasses DIRTY = new ClassFileImporter().importClasses(DirtyImpl.class);
    private static final JavaClasses CLEAN = new ClassFileImporter().importClasses(CleanManager.class);
    private static final JavaClasses BOTH = new ClassFileImporter().importClasses(Caller.class, Callee.class);

    @Test
    void eachRuleFailsOnTheDirtyClassAndHoldsForTheClean() {
        List<ArchRule> rules = List.of(
                HouseRules.NO_EXIT,
                HouseRules.NO_STANDARD_STREAMS,
                HouseRules.NO_SERIALIZATION,
                HouseRules.NO_SERIALIZABLE);
        for (ArchRule rule : rules) {
            assertTrue(rule.evaluate(DIRTY).hasViolation(), rule.getDescription());
            assertFalse(rule.evaluate(CLEAN).hasViolation(), rule.getDescription());
        }
    }

    @Test
    void eachUseOfAMachinesDefaultIsFound() {
        assertViolations(4, HouseRules.NO_MACHINE_DEFAULTS.evaluate(DIRTY));
        assertViolations(0, HouseRules.NO_MACHINE_DEFAULTS.evaluate(CLEAN));
    }

    @Test
    void eachUnseededChanceIsFound() {
        assertViolations(4, HouseRules.NO_UNSEEDED_CHANCE.evaluate(DIRTY));
        assertViolations(0, HouseRules.NO_UNSEEDED_CHANCE.evaluate(CLEAN));
    }

    @Test
    void namesThatTellNothingAreFound() {
        assertViolations(1, HouseRules.TELLING_NAMES.evaluate(DIRTY));
        assertViolations(1, HouseRules.TELLING_NAMES.evaluate(CLEAN));
        assertViolations(0, HouseRules.TELLING_NAMES.evaluate(BOTH));
    }

    @Test
    void theRootPackageMustBeEmpty() {
        assertTrue(HouseRules.nothingIn(FIXTURE + ".low").evaluate(BOTH).hasViolation());
        assertFalse(HouseRules.nothingIn(FIXTURE).evaluate(BOTH).hasViolation());
    }

    @Test
    void aCycleIsFound() {
        assertTrue(HouseRules.noCycleBelow(FIXTURE).evaluate(BOTH).hasViolation());
        JavaClasses half = new ClassFileImporter().importClasses(Callee.class);
        assertFalse(HouseRules.noCycleBelow(FIXTURE).evaluate(half).hasViolation());
    }

    @Test
    void aDependencyThatTheTableLacksIsFound() {
        EvaluationResult result = underTable("| a | low | | – | |", "| | high | | low | |");
        assertTrue(result.hasViolation());
        List<String> lines = result.getFailureReport().getDetails();
        assertTrue(lines.stream().allMatch(line -> line.startsWith("low may not use")), lines.toString());
    }

    @Test
    void aLibraryThatTheTableLacksIsFound() {
        EvaluationResult without = underTable("| a | low | | high | |", "| | high | | low | |");
        assertTrue(without.getFailureReport().getDetails().stream().allMatch(line -> line.contains("picocli")));
        assertTrue(without.hasViolation());
        assertFalse(underTable("| a | low | | high | picocli |", "| | high | | low | |")
                .hasViolation());
    }

    @Test
    void aPackageThatTheTableLacksIsFound() {
        EvaluationResult result = underTable("| a | high | | – | |");
        assertTrue(result.getFailureReport().toString().contains("Callee lies in a package that the table lacks"));
    }

    @Test
    void aLibraryThatNobodyKnowsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> underTable("| a | low | | – | Left Pad |"));
    }

    private static EvaluationResult underTable(String... rows) {
        List<String> header =
                List.of("| module | packages | one line | may use | libraries |", "|---|---|---|---|---|");
        List<String> lines = Stream.concat(header.stream(), Stream.of(rows)).toList();
        return classes()
                .should(new TableCondition(FIXTURE, ModuleTable.parse(lines)))
                .evaluate(BOTH);
    }

    private static void assertViolations(int expected, EvaluationResult result) {
        List<String> details = result.getFailureReport().getDetails();
        assertEquals(expected, details.size(), String.join("\n", details));
    }
}
