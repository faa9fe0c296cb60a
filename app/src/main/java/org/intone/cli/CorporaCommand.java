package org.intone.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the corpora that Intone can read. */
@Command(
        name = "corpora",
        description = "Lists the corpora that Intone can read, their licences and addresses.",
        footer = {"%nExample:%n  intone corpora"})
final class CorporaCommand implements Callable<Integer> {
    private final Terminal terminal;

    CorporaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().println("none yet");
        return 0;
    }
}
