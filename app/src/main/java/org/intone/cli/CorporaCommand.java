package org.intone.cli;

import java.util.concurrent.Callable;
import org.intone.corpus.CorpusReader;
import picocli.CommandLine.Command;

/** Lists the corpora that Intone can read. */
@Command(
        name = "corpora",
        description = "Lists the corpora that Intone can read: size, terms, address, how their files are named.",
        footerHeading = "%nExample:%n",
        footer = "  intone corpora")
final class CorporaCommand implements Callable<Integer> {
    private final Terminal terminal;

    CorporaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (CorpusReader reader : CorpusReader.all()) {
            terminal.out().println(reader.name());
            for (CorpusReader.Published part : reader.published()) {
                line(
                        "clips",
                        part.clips() + " by " + part.speakers() + " speakers"
                                + (part.corpus().equals(reader.name()) ? "" : " (" + part.corpus() + ")"));
            }
            line("licence", reader.licence());
            line("address", reader.address());
            line("files", reader.layout());
        }
        return 0;
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            terminal.out().println("  " + name + " ".repeat(9 - name.length()) + value);
        }
    }
}
