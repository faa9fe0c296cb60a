package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.intone.corpus.CorpusScan;
import org.intone.corpus.ScanResult;
import org.intone.report.Figures;
import org.intone.report.ScanReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds recordings and makes a manifest of them. */
@Command(
        name = "scan",
        description = {
            "Finds the corpora below folders and in zips, decodes every recording, prints what was found and each fault.",
            "With -o it writes a manifest of those that can be worked with. A CSV is a manifest written by hand."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone scan corpora/ -o corpora.csv",
            "  intone scan Actor_01.zip",
            "  intone scan own.csv -o checked.csv"
        })
final class ScanCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR|ZIP|CSV", description = "Where recordings lie.")
    private List<Path> paths;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the manifest goes, such as corpora.csv; nothing is written if not given.")
    private Path output;

    @Mixin
    private Overwriting overwriting;

    private final Terminal terminal;

    ScanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (output != null) {
            overwriting.check(output);
        }
        ScanResult result = scan();
        String report = ScanReport.render(result).stripTrailing();
        if (!report.isEmpty()) {
            terminal.result(report);
        }
        if (result.nothingFound()) {
            terminal.say("intone: no recordings found; these are understood:");
            ScanResult.layouts().forEach(layout -> terminal.say("  " + layout));
            return 1;
        }
        if (output != null) {
            result.manifest().write(output);
            terminal.say("written: " + output + ", "
                    + Figures.count(result.manifest().rows().size(), "recording"));
        }
        return 0;
    }

    private ScanResult scan() throws IOException, InterruptedException {
        Path folder = output == null
                ? Path.of("").toAbsolutePath()
                : output.toAbsolutePath().getParent();
        try (Progress progress = Progress.on(terminal, "scan", 0)) {
            return new CorpusScan(folder).scan(paths, progress::at);
        }
    }
}
