package org.intone.cli;

import java.util.List;

/** The commands that train many times, for a program that trains elsewhere than on one machine. */
public final class FoldCommands {
    private FoldCommands() {}

    /** {@code benchmark} and {@code tune}, as subcommands to be added to a command line. */
    public static List<Object> of(Terminal terminal, TrainingPlace place) {
        return List.of(new BenchmarkCommand(terminal, place), new TuneCommand(terminal, place));
    }
}
