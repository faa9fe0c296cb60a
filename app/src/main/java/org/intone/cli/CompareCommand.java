package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.intone.evaluate.Comparison;
import org.intone.page.ComparePage;
import org.intone.report.ComparisonTable;
import org.intone.report.ScoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds runs against one another on the clips that all were tested on. */
@Command(
        name = "compare",
        description = {
            "Runs side by side, each tested against the first by speaker: is the difference more than chance?",
            "Only clips that every run was tested on count; what else a run was tested on is left out and said.",
            "Clips are matched by the names that the manifests give to their files, so test on one manifest, or on several"
                    + " that name the files alike."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone compare runs/cnn runs/svm",
            "  intone compare runs/cnn runs/svm runs/evaluation-corpora.csv -o compare.html"
        })
final class CompareCommand implements Callable<Integer> {
    /** Of all draws: the same runs give the same figures. */
    private static final long SEED = 1;

    @Parameters(
            arity = "2..*",
            paramLabel = "RUN",
            description = "Folders of runs, or the CSV of predictions that evaluate writes; two or more.")
    private List<Path> runs;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where the page goes, an HTML file; none if not given.")
    private Path output;

    @Mixin
    private Overwriting overwriting;

    private final Terminal terminal;

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (output != null) {
            overwriting.check(output);
        }
        List<ScoredRun> read = new ArrayList<>();
        for (Path run : runs) {
            read.add(ScoredRun.read(run));
        }
        read.forEach(run -> requireLabels(read.get(0), run));
        Comparison comparison = compare(read);
        ComparePage.partial(read, comparison).forEach(terminal::say);
        boolean hasPage = output != null && PageFile.canWrite(output, terminal);
        if (hasPage) {
            ComparePage.write(read, comparison, output);
        }
        read.forEach(run -> run.inflated().ifPresent(why -> terminal.result("INFLATED: " + run.name() + ": " + why)));
        List<String> names = read.stream().map(ScoredRun::name).toList();
        terminal.result(ComparisonTable.render(names, comparison).stripTrailing());
        if (hasPage) {
            terminal.say("written: " + output);
        }
        return 0;
    }

    private static void requireLabels(ScoredRun first, ScoredRun run) {
        if (!run.labels().equals(first.labels())) {
            throw new CommandFailure(run.name() + " tells apart " + String.join(", ", run.labels()) + ", but "
                    + first.name() + " " + String.join(", ", first.labels()) + ": compare runs of one --labels");
        }
    }

    private static Comparison compare(List<ScoredRun> runs) {
        try {
            return Comparison.of(
                    runs.get(0).labels(), runs.stream().map(ScoredRun::outcomes).toList(), SEED);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage());
        }
    }
}
