package org.intone.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleTableTest {
    private static final String HEADER = "| module | packages | one line | may use | libraries |";
    private static final String RULER = "|---|---|---|---|---|";

    @Test
    void aRowWithoutAModuleBelongsToTheOneAbove() {
        ModuleTable table = ModuleTable.parse(List.of(
                "# Words",
                HEADER,
                RULER,
                "| `core` | `a` | first | – | |",
                "| | `b` | second | a | JTransforms |",
                "| `app` | `cli`, `server` | commands | all | picocli, progressbar |",
                "",
                "| not | a | row | of | it |"));
        assertEquals(
                List.of("a", "b", "cli", "server"), List.copyOf(table.rows().keySet()));
        assertEquals(
                new ModuleTable.Row("core", "b", Set.of("a", "b"), Set.of("JTransforms")),
                table.rows().get("b"));
        assertEquals(Set.of("a", "b", "cli", "server"), table.rows().get("cli").mayUse());
        assertEquals(
                Set.of("picocli", "progressbar"), table.rows().get("server").libraries());
    }

    @Test
    void theNameOfAModuleStandsForAllItsPackages() {
        ModuleTable table = ModuleTable.parse(
                List.of(HEADER, RULER, "| core | a | | – | |", "| | b | | – | |", "| media | media | | core | |"));
        assertEquals(Set.of("a", "b", "media"), table.rows().get("media").mayUse());
        assertEquals(Set.of("a"), table.rows().get("a").mayUse());
    }

    @Test
    void anUnknownNameIsRefused() {
        IllegalArgumentException problem = assertThrows(
                IllegalArgumentException.class,
                () -> ModuleTable.parse(List.of(HEADER, RULER, "| core | a | | cor | |")));
        assertTrue(problem.getMessage().contains("a may use cor"), problem.getMessage());
    }

    @Test
    void aPackageThatStandsTwiceIsRefused() {
        List<String> lines = List.of(HEADER, RULER, "| core | a | | – | |", "| media | a | | – | |");
        assertThrows(IllegalArgumentException.class, () -> ModuleTable.parse(lines));
    }

    @Test
    void noTableIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ModuleTable.parse(List.of("# Words", "| a | b |")));
    }
}
