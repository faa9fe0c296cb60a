package org.intone.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import picocli.CommandLine.Option;

/** The folder of a command that goes on where it was stopped when it is called again. */
final class KeptFolder {
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder of the tables and of each fold's result.")
    private Path output;

    @Option(names = "--force", description = "Measure anew what an earlier call measured there.")
    private boolean force;

    /** The folder. */
    Path path() {
        return output;
    }

    /** Makes the folder; with {@code --force} takes the results of folds out of it, and nothing else. */
    void prepare() throws IOException {
        if (output.toString().matches("[A-Za-z][A-Za-z0-9+.-]+:[/\\\\].*")) {
            throw new CommandFailure(
                    output + " names a place elsewhere: name a folder of this machine, such as runs/a");
        }
        if (Files.exists(output) && !Files.isDirectory(output)) {
            throw new CommandFailure(output + " is a file: name a folder");
        }
        Files.createDirectories(output);
        if (force) {
            Files.walkFileTree(output, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (file.getFileName().toString().matches("fold-\\d+\\.json")) {
                        Files.delete(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
