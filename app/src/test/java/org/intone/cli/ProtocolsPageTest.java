package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intone.corpus.Protocols;
import org.junit.jupiter.api.Test;

/** {@code docs/protocols.md}: each protocol there is known and none is missing. Its commands are run by the module docs. */
class ProtocolsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("intone.root")).resolve("docs/protocols.md");

    @Test
    void everyPresetIsInTheTable() throws IOException {
        String page = Files.readString(PAGE);
        for (String name : Protocols.allNames().split(", ", -1)) {
            assertTrue(page.contains("`" + name + "`"), name);
        }
        page.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .forEach(Protocols::requireKnown);
    }
}
