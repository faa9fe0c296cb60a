package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.intone.backbone.BackboneStore;
import org.intone.corpus.Protocols;
import org.intone.testing.ToyWeights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/protocols.md}: each command there is one, and each protocol there is known and none is missing. */
class ProtocolsPageTest {
    private static final Path PAGE = Path.of(System.getProperty("intone.root")).resolve("docs/protocols.md");

    @TempDir
    private Path folder;

    @BeforeEach
    void importBackbone() throws IOException {
        System.setProperty(BackboneStore.PROPERTY, folder.resolve("store").toString());
        Path weights = Files.write(folder.resolve("toy.safetensors"), ToyWeights.whisper(1));
        assertEquals(
                0, Call.intone("backbone", "import", "whisper-tiny.en", weights).exit());
    }

    @AfterEach
    void forget() {
        System.clearProperty(BackboneStore.PROPERTY);
    }

    /** Words that are all right come as far as the manifest, which is not there. */
    @Test
    void everyCommandIsRight() throws IOException {
        List<String> commands = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("    ./intone "))
                .map(line -> line.strip().substring("./intone ".length()))
                .toList();
        assertTrue(commands.size() >= 8, commands.toString());
        for (String command : commands) {
            Path manifest = folder.resolve("corpora.csv");
            Object[] words = Stream.of(command.split(" "))
                    .map(word -> word.equals("corpora.csv") ? manifest : word)
                    .map(word -> word.toString().startsWith("runs/") ? folder.resolve(word.toString()) : word)
                    .toArray();
            Call call = Call.intone(words);
            assertEquals(List.of("intone: " + manifest + ": no such file"), call.errLines(), command);
            assertEquals(1, call.exit(), command);
        }
    }

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
