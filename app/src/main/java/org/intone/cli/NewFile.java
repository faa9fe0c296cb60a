package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a command writes: never over an existing one unless forced, and under a temporary name until it is whole,
 * so that an interrupted command leaves nothing half-written.
 */
final class NewFile {
    private final Path file;

    private NewFile(Path file) {
        this.file = file;
    }

    /** Checks before the work begins that the file may be written. */
    static NewFile at(Path file, boolean force) {
        if (Files.isDirectory(file)) {
            throw new CommandFailure(file + " is a folder: name a file to write");
        }
        if (Files.exists(file) && !force) {
            throw new CommandFailure(file + " exists: pass --force to write over it");
        }
        return new NewFile(file);
    }

    /** Writes the whole file beside its place, then moves it there. */
    void write(Content content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // Not createTempFile, whose files only their owner may read.
        Path part = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        part.toFile().deleteOnExit();
        try {
            content.writeTo(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** Writes a file's content to a path. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path path) throws IOException;
    }
}
