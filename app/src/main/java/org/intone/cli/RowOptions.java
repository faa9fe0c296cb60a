package org.intone.cli;

import picocli.CommandLine.Option;

/** What a training makes of its rows, and what it may use. */
final class RowOptions {
    @Option(
            names = "--augment",
            paramLabel = "N",
            description = "Augmented versions of each training recording beside it; none if not given.")
    private Integer copies;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads that compute the network; ${DEFAULT-VALUE} if not given. Features take all cores.")
    private int threads;

    /** How many augmented versions there are beside each training recording. */
    int copies(int otherwise) {
        return copies == null ? otherwise : copies;
    }

    /** How many threads compute the network. */
    int threads() {
        return threads;
    }
}
