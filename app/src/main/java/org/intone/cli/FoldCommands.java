package org.intone.cli;

import java.util.List;
import picocli.CommandLine;

/** The commands that train many times, for a program that trains elsewhere than on one machine. */
public final class FoldCommands {
    private FoldCommands() {}

    /** {@code benchmark} and {@code tune}, as subcommands to be added to a command line. */
    public static List<CommandLine> of(Terminal terminal, TrainingPlace place) {
        return List.of(
                new CommandLine(new BenchmarkCommand(terminal, place)),
                new CommandLine(new TuneCommand(terminal, place)));
    }
}
