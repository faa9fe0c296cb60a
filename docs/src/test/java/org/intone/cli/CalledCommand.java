package org.intone.cli;

import java.io.InputStream;
import java.io.PrintStream;

/** The command in this process, for tests of other packages. */
public final class CalledCommand {
    private CalledCommand() {}

    /** Runs it on these streams, none of which is a terminal, and returns its exit code. */
    public static int run(InputStream in, PrintStream out, PrintStream err, String... words) {
        return Main.run(new Terminal(in, out, err, false, false), words);
    }
}
