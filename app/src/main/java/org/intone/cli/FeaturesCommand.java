package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.intone.corpus.Manifest;
import org.intone.corpus.Recordings;
import org.intone.corpus.Utterance;
import org.intone.feature.FeatureCache;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.parallel.InOrder;
import org.intone.report.Figures;
import org.intone.table.FeatureTables;
import org.intone.table.TableRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes the features of a manifest's recordings and writes them as one table. */
@Command(
        name = "features",
        description = {
            "Computes the features of a manifest's recordings and writes them as one table.",
            "It is CSV, NumPy or Parquet, as the name ends. A recording that cannot be read is named, the others are done, and the exit code is 1.",
            "Features are kept in a cache by the recording's samples and the recipe, so a run that was interrupted goes on"
                    + " where it was when it is called again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone features corpora.csv --recipe classic-162 -o features.csv",
            "  intone features corpora.csv --recipe egemaps -o features.parquet",
            "  intone features corpora.csv --recipe classic-162 --augment 2 -o features.npy"
        })
final class FeaturesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MANIFEST", description = "A manifest, as scan writes it.")
    private Path manifestFile;

    @Option(
            names = "--recipe",
            required = true,
            paramLabel = "R",
            description = "What to compute: ${COMPLETION-CANDIDATES}.",
            completionCandidates = RecipeNames.class)
    private String recipeName;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The table: a name that ends with .csv, .npy or .parquet. Beside a CSV and an npy lies"
                    + " NAME.rows.csv, which says whose line is whose.")
    private Path output;

    @Option(
            names = "--augment",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Augmented versions of each recording beside it; ${DEFAULT-VALUE} if not given. They belong in"
                            + " training alone, on the side of the split where their recording is.")
    private int copies;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the augmentation's chance; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Mixin
    private FeatureCacheOption cache;

    @Mixin
    private Overwriting overwriting;

    private final Terminal terminal;

    FeaturesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Recipe recipe = Recipes.named(recipeName);
        if (copies < 0) {
            throw new CommandFailure("--augment must be 0 or more, was " + copies);
        }
        FeatureTables.checkName(output);
        overwriting.check(output);
        Manifest manifest = Manifest.read(manifestFile);
        if (manifest.rows().isEmpty()) {
            throw new CommandFailure(manifestFile + ": has no rows, so there is nothing to compute");
        }
        Interrupt interrupt =
                Interrupt.listen(terminal, "Ctrl-C: stopping; what was computed is kept for the next call");
        try (Recordings recordings = new Recordings(manifest)) {
            return write(
                    manifest,
                    recipe,
                    new CachedExtraction(recordings, recipe, new FeatureCache(cache.folder(), recipe), copies, seed),
                    interrupt);
        } catch (Interrupted e) {
            terminal.say("intone: interrupted; call it again to go on");
            return Interrupt.EXIT_CODE;
        }
    }

    /** Thrown to leave the table unwritten. */
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** What became of a row: its features, or why there are none. */
    private record Described(List<TableRow> rows, String problem) {}

    private int write(Manifest manifest, Recipe recipe, CachedExtraction extraction, Interrupt interrupt)
            throws IOException {
        List<String> problems = new ArrayList<>();
        long[] lines = new long[1];
        try (Progress progress =
                Progress.on(terminal, "features", manifest.rows().size())) {
            FeatureTables.write(
                    output,
                    recipe,
                    table ->
                            InOrder.forEach(manifest.rows(), row -> describe(row, extraction, interrupt), described -> {
                                for (TableRow row : described.rows()) {
                                    table.add(row);
                                    lines[0] += row.features().frames();
                                }
                                if (!described.problem().isEmpty()) {
                                    problems.add(described.problem());
                                }
                                progress.step();
                            }));
        }
        problems.forEach(problem -> terminal.say("intone: left out: " + problem));
        terminal.say("written: " + output + ", " + Figures.count(lines[0], "line") + " of "
                + Figures.count(recipe.features(), "feature") + " (" + recipe.id() + "); "
                + extraction.found());
        return problems.isEmpty() ? 0 : 1;
    }

    private static Described describe(Utterance row, CachedExtraction extraction, Interrupt interrupt) {
        if (interrupt.getAsBoolean()) {
            throw new Interrupted();
        }
        try {
            return new Described(extraction.describe(row), "");
        } catch (IOException e) {
            return new Described(List.of(), Problems.line(e));
        }
    }
}
