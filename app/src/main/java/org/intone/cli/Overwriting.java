package org.intone.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --force} of every command that writes. The writers themselves see to it that files appear whole. */
final class Overwriting {
    @Option(names = "--force", description = "Write over files that exist.")
    private boolean force;

    /** Checks, before the work begins, that a folder may be filled. */
    void checkFolder(Path folder) {
        if (Files.exists(folder) && !force) {
            throw new CommandFailure(folder + " exists: pass --force to write into it");
        }
    }

    /** Checks, before the work begins, that a file may be written. */
    void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new CommandFailure(file + " is a folder: name a file to write");
        }
        if (Files.exists(file) && !force) {
            throw new CommandFailure(file + " exists: pass --force to write over it");
        }
    }
}
