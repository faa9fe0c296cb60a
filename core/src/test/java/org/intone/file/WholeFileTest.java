package org.intone.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void makesFoldersAndReplacesWhatWasThere() throws IOException {
        Path file = folder.resolve("neue Ordner/Töne.csv");
        WholeFile.writeText(file, writer -> writer.write("first, longer"));
        WholeFile.writeText(file, writer -> writer.write("zwölf"));
        assertEquals("zwölf", Files.readString(file));
        WholeFile.write(file, out -> out.write(new byte[] {1, 2}));
        assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(file));
        assertEquals(List.of("Töne.csv"), names(file.getParent()));
    }

    @Test
    void leavesTheOldFileWhereWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "old");
        IOException failure = assertThrows(
                IOException.class,
                () -> WholeFile.writeText(file, writer -> {
                    writer.write("half");
                    writer.flush();
                    throw new IOException("disk full");
                }));
        assertEquals("disk full", failure.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.csv"), names(folder));
    }

    @Test
    void oneFileMayBeWrittenTwiceAtOnce() throws IOException {
        Path file = folder.resolve("a.csv");
        WholeFile.writeText(file, outer -> {
            outer.write("last that is done");
            WholeFile.writeText(file, inner -> inner.write("first"));
            assertEquals("first", Files.readString(file));
        });
        assertEquals("last that is done", Files.readString(file));
        assertEquals(List.of("a.csv"), names(folder));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
