package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.intone.train.RunFolder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a training writes, and whether it goes on or starts anew. */
final class RunOptions {
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder of the run: model, history, split, predictions, evaluation, checkpoint.")
    private Path output;

    @Option(names = "--resume", description = "Go on after the last complete epoch of the run.")
    private boolean resume;

    @Option(names = "--force", description = "Start anew over an earlier run.")
    private boolean force;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    boolean resume() {
        return resume;
    }

    /** Checks, before the work begins, that the run may be written. */
    void check() throws IOException {
        if (resume && force) {
            throw new ParameterException(
                    spec.commandLine(), "--resume goes on and --force starts anew: pass one of them");
        }
        if (Files.exists(output) && !Files.isDirectory(output)) {
            throw new CommandFailure(output + " is a file: name a folder for the run");
        }
        if (resume || force || !Files.exists(output)) {
            return;
        }
        try (Stream<Path> entries = Files.list(output)) {
            if (entries.findAny().isPresent()) {
                throw new CommandFailure(output + " exists: pass --resume to go on with it, --force to start anew over"
                        + " it, or name another folder");
            }
        }
    }

    /** The folder, empty of an earlier run where the user asked for that. */
    RunFolder folder() throws IOException {
        RunFolder folder = RunFolder.at(output);
        if (force) {
            folder.clear();
        }
        return folder;
    }
}
