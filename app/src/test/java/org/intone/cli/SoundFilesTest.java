package org.intone.cli;

import static java.nio.file.FileVisitResult.CONTINUE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundFilesTest {
    @TempDir
    private Path folder;

    @Test
    void soundInTheOrderOfItsNamesWithoutHiddenFilesAndOthers() throws IOException {
        for (String name : List.of("b/ä b.WAV", "b/a.mp3", "a.flac", "notes.txt", "._a.flac", ".git/x.wav", "wav")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        Files.createDirectories(folder.resolve("folder.wav"));
        assertEquals(List.of("a.flac", "b/a.mp3", "b/ä b.WAV"), below(folder));
        assertEquals(List.of("x.wav"), below(folder.resolve(".git")));
    }

    @Test
    void aLinkThatLeadsInACircleEnds() throws IOException {
        Files.writeString(folder.resolve("a.wav"), "");
        Files.createSymbolicLink(folder.resolve("again"), folder);
        assertEquals(List.of("a.wav"), below(folder));
    }

    @Test
    void aFolderThatMayNotBeReadIsNotPassedOverInSilence() {
        // Told to the visitor, since whoever builds as root may read everything.
        SoundFiles visitor = new SoundFiles(folder);
        Path locked = folder.resolve("locked");
        assertEquals(CONTINUE, visitor.visitFileFailed(locked, new AccessDeniedException(locked.toString())));
        assertEquals(CONTINUE, visitor.visitFileFailed(folder, new FileSystemLoopException(folder.toString())));
        assertEquals(List.of(locked), visitor.found());
    }

    private static List<String> below(Path root) throws IOException {
        return SoundFiles.below(root).stream()
                .map(file -> root.relativize(file).toString().replace('\\', '/'))
                .toList();
    }
}
