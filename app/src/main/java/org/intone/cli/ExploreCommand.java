package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.intone.corpus.Fault;
import org.intone.corpus.FaultyFile;
import org.intone.corpus.Manifest;
import org.intone.corpus.Recordings;
import org.intone.corpus.Utterance;
import org.intone.explore.Exploration;
import org.intone.explore.ExploredClip;
import org.intone.explore.SoundFacts;
import org.intone.feature.FeatureCache;
import org.intone.feature.Recipe;
import org.intone.feature.Recipes;
import org.intone.page.ExplorePage;
import org.intone.parallel.InOrder;
import org.intone.report.Figures;
import org.intone.table.TableRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a manifest's recordings are like. */
@Command(
        name = "explore",
        description = {
            "Shows what a manifest's recordings are like, as one HTML file.",
            "How many there are of each emotion, corpus, speaker and sex, how long and how loud they are, their faults, a typical and an unusual recording of each emotion,"
                    + " what augmentation does, the features that tell the emotions apart, and a map of all recordings.",
            "A recording that cannot be read is named on the page, and the exit code is 1. What is computed is kept in a cache,"
                    + " so a run that was interrupted goes on where it was when it is called again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone explore corpora.csv -o explore.html",
            "  intone explore corpora.csv -o explore.html --pictures",
            "  intone explore own.csv -o own.html --audio"
        })
final class ExploreCommand implements Callable<Integer> {
    private static final Recipe RECIPE = Recipes.CLASSIC_162;

    @Parameters(paramLabel = "MANIFEST", description = "A manifest, as scan writes it.")
    private Path manifestFile;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where the page goes, such as explore.html.")
    private Path output;

    @Option(
            names = "--pictures",
            description = "Write each picture as PNG and SVG too, into a folder beside the page: explore-pictures/.")
    private boolean withPictures;

    @Option(
            names = "--audio",
            description =
                    "Put the sound of the recordings that are shown into the page, at most 10 s of each: only where the"
                            + " licences of the corpora allow to pass it on.")
    private boolean withAudio;

    @Mixin
    private FeatureCacheOption cache;

    @Mixin
    private Overwriting overwriting;

    private final Terminal terminal;

    ExploreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        overwriting.check(output);
        Optional<Path> pictures = withPictures ? Optional.of(PageFile.pictures(output)) : Optional.empty();
        if (pictures.isPresent()) {
            overwriting.checkFolder(pictures.get());
        }
        Manifest manifest = Manifest.read(manifestFile);
        if (manifest.rows().isEmpty()) {
            throw new CommandFailure(manifestFile + ": has no rows, so there is nothing to explore");
        }
        if (!PageFile.canWrite(output, terminal)) {
            return 1;
        }
        Interrupt interrupt =
                Interrupt.listen(terminal, "Ctrl-C: stopping; what was computed is kept for the next call");
        try (Recordings recordings = new Recordings(manifest)) {
            return write(manifest, recordings, pictures, interrupt);
        }
    }

    private int write(Manifest manifest, Recordings recordings, Optional<Path> pictures, Interrupt interrupt)
            throws IOException {
        List<ExploredClip> clips = new ArrayList<>();
        List<FaultyFile> unreadable = new ArrayList<>();
        CachedExtraction features = extraction(recordings, RECIPE);
        CachedExtraction sound = extraction(recordings, SoundFacts.RECIPE);
        try (Progress progress =
                Progress.on(terminal, "explore", manifest.rows().size())) {
            InOrder.forEach(manifest.rows(), row -> heard(row, features, sound, interrupt), heard -> {
                heard.clip().ifPresent(clips::add);
                if (heard.clip().isEmpty()) {
                    unreadable.add(new FaultyFile(heard.row().file(), Fault.UNREADABLE, heard.problem()));
                }
                progress.step();
            });
        }
        if (interrupt.getAsBoolean()) {
            terminal.say("intone: interrupted; call it again to go on");
            return Interrupt.EXIT_CODE;
        }
        ExplorePage.write(
                Exploration.of(clips, unreadable, RECIPE),
                recordings::read,
                new ExplorePage.Settings(manifestFile.toString(), withAudio, pictures),
                output);
        unreadable.forEach(file -> terminal.say("intone: left out: " + file.detail()));
        terminal.say("written: " + output + ", " + Figures.count(clips.size(), "recording")
                + pictures.map(folder -> "; pictures in " + folder).orElse("") + "; "
                + features.found());
        return unreadable.isEmpty() ? 0 : 1;
    }

    private CachedExtraction extraction(Recordings recordings, Recipe recipe) {
        return new CachedExtraction(recordings, recipe, new FeatureCache(cache.folder(), recipe), 0, 0);
    }

    /** What became of a row. */
    private record Heard(Utterance row, Optional<ExploredClip> clip, String problem) {}

    private static Heard heard(Utterance row, CachedExtraction features, CachedExtraction sound, Interrupt interrupt) {
        if (interrupt.getAsBoolean()) {
            return new Heard(row, Optional.empty(), "interrupted");
        }
        try {
            TableRow facts = sound.describe(row).get(0);
            TableRow described = features.describe(row).get(0);
            ExploredClip clip =
                    new ExploredClip(facts.utterance(), SoundFacts.of(facts.features()), described.features());
            return new Heard(row, Optional.of(clip), "");
        } catch (IOException | RuntimeException e) {
            return new Heard(row, Optional.empty(), Problems.line(e));
        }
    }
}
