package org.intone.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that tests fill. */
final class Folders {
    private Folders() {}

    /** The folder with nothing in it. */
    static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> old;
        try (Stream<Path> files = Files.walk(folder)) {
            old = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : old) {
            if (!file.equals(folder)) {
                Files.delete(file);
            }
        }
        return folder;
    }

    /** Copies a file, or a folder with all in it; files that are there stay. */
    static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(from)) {
            all = files.toList();
        }
        for (Path file : all) {
            Path copy = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else if (!Files.exists(copy)) {
                Files.createDirectories(copy.toAbsolutePath().getParent());
                Files.copy(file, copy);
            }
        }
    }
}
