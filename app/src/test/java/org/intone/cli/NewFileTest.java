package org.intone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFileInAFolderThatIsYetToBeMade() throws IOException {
        Path file = folder.resolve("neue Ordner/für/ä.csv");
        NewFile.at(file, false).write(path -> Files.writeString(path, "a"));
        assertEquals("a", Files.readString(file));
        assertEquals(List.of("ä.csv"), names(file.getParent()));
    }

    @Test
    void anExistingFileStaysUnlessForced() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        CommandFailure problem = assertThrows(CommandFailure.class, () -> NewFile.at(file, false));
        assertEquals(file + " exists: pass --force to write over it", problem.getMessage());
        assertEquals("old", Files.readString(file));
        NewFile.at(file, true).write(path -> Files.writeString(path, "new"));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void whatFailsHalfwayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        NewFile forced = NewFile.at(file, true);
        assertThrows(
                IOException.class,
                () -> forced.write(path -> {
                    Files.writeString(path, "ne");
                    throw new IOException("disk full");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.csv"), names(folder));
    }

    @Test
    void aFolderIsNoFile() {
        assertThrows(CommandFailure.class, () -> NewFile.at(folder, true));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
