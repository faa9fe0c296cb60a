package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Take;
import org.intone.corpus.Utterance;
import org.intone.emotion.LabelSet;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Outcome;
import org.intone.report.Figures;
import org.intone.report.Trial;
import org.intone.report.TrialRanking;
import org.intone.train.FoldResult;
import org.intone.train.FoldTask;
import org.intone.train.InterruptedTraining;
import org.intone.train.SearchSpace;
import org.intone.train.TrainSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches settings over speaker folds of the train part. */
@Command(
        name = "tune",
        description = {
            "Searches settings of a training and prints the best as a command.",
            "Each is measured over speaker folds of the split's train part. The dev and test parts are not touched.",
            "Each fold's result is kept in the folder, so a search that was stopped, or is given more trials, goes on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone tune corpora.csv --trials 20 -o runs/tune",
            "  intone tune corpora.csv --grid --try width=0.5,1 --try learning-rate=0.0005,0.001 -o runs/tune"
        })
final class TuneCommand implements Callable<Integer> {
    private static final List<String> USUAL = List.of(
            "learning-rate=0.0003..0.003",
            "weight-decay=0.001..0.1",
            "label-smoothing=0,0.05,0.1,0.2",
            "width=0.5,1,1.5");

    @Parameters(paramLabel = "MANIFEST", description = "A manifest, as scan writes it.")
    private String manifestFile;

    @Option(
            names = "--try",
            paramLabel = "NAME=VALUES",
            description = "A setting and its values, NAME=A,B,C or NAME=LOW..HIGH: any option of train that says how to"
                    + " train. Learning rate, weight decay, label smoothing and width if not given.")
    private List<String> tries;

    @Option(names = "--grid", description = "Try every combination, instead of some at random.")
    private boolean grid;

    @Option(
            names = "--trials",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many are tried at random; ${DEFAULT-VALUE} if not given.")
    private int trials;

    @Option(
            names = "--folds",
            paramLabel = "K",
            defaultValue = "3",
            description = "Speaker folds of the train part; ${DEFAULT-VALUE} if not given.")
    private int folds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of all chance, the search's included; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Mixin
    private SplitOptions division;

    @Mixin
    private KeptFolder folder;

    /** Read by their words, since each trial parses them again with its own. */
    @Mixin
    @SuppressWarnings("UnusedVariable")
    private TrainingOptions training;

    @Mixin
    private FeatureCacheOption cache;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;
    private final TrainingPlace place;

    TuneCommand(Terminal terminal, TrainingPlace place) {
        this.terminal = terminal;
        this.place = place;
    }

    /** A point of the search, the words that say it, and its folds. */
    private record Point(Map<String, String> settings, List<String> words, FoldTask task) {}

    @Override
    public Integer call() throws IOException {
        TrainAddOn.require();
        SearchSpace space;
        List<Map<String, String>> settings;
        try {
            space = SearchSpace.parse(tries == null ? USUAL : tries);
            settings = grid ? space.grid() : space.random(trials, seed);
            for (Map<String, String> point : settings) {
                settings(words(point, space));
            }
        } catch (IllegalArgumentException | ParameterException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        try (TrainingPlace.Source source = place.open("tune", manifestFile, terminal)) {
            return search(space, settings, source);
        }
    }

    private int search(SearchSpace space, List<Map<String, String>> settings, TrainingPlace.Source source)
            throws IOException {
        List<Utterance> train = trainPart(source.rows());
        folder.prepare();
        List<Point> points = new ArrayList<>();
        for (Map<String, String> point : settings) {
            points.add(point(point, words(point, space), train));
        }
        Interrupt interrupt = Interrupt.listen(terminal, "Ctrl-C: stopping; the folds that are done are kept");
        try (FoldDisplay display = new FoldDisplay(terminal, interrupt)) {
            List<List<FoldResult>> results = source.runner(folder.path(), cache.named())
                    .run(points.stream().map(Point::task).toList(), display);
            write(TrialRanking.of(trials(points, results), space.names()));
            return 0;
        } catch (InterruptedTraining e) {
            terminal.say("intone: " + e.getMessage() + "; call it again to go on");
            return Interrupt.EXIT_CODE;
        }
    }

    /** The words of a training with these settings, behind those that were given for all. */
    private List<String> words(Map<String, String> point, SearchSpace space) {
        return Stream.concat(
                        TrainingOptions.given(spec.commandLine().getParseResult(), space.names()).stream(),
                        TrainingOptions.words(point).stream())
                .toList();
    }

    private TrainSettings settings(List<String> words) throws IOException {
        return TrainingOptions.parse(words).settings(division.labels(), "speaker:" + folds, 0, seed);
    }

    /** The rows that the search may hear. */
    private List<Utterance> trainPart(List<Utterance> rows) throws IOException {
        SplitPlan plan = division.plan();
        LabelSet labels = division.labels();
        List<Utterance> own = rows.stream()
                .filter(row -> labels.indexOf(row.emotion()).isPresent())
                .toList();
        List<Split> divisions = plan.split(own, 0, seed);
        if (divisions.size() > 1 || plan.leaky()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "tune needs a split with one test part, which stays untouched, such as speaker, fifth-speaker or"
                            + " corpus:NAME; --split " + plan.name() + (plan.leaky() ? " leaks" : " tests everything"));
        }
        return divisions.get(0).train().stream().map(Take::utterance).toList();
    }

    private Point point(Map<String, String> settings, List<String> words, List<Utterance> train) throws IOException {
        TrainSettings training = settings(words);
        List<Split> own = SplitPlan.parse(training.split()).split(train, training.copies(), seed);
        StringBuilder name = new StringBuilder("trials/");
        settings.forEach((key, value) -> name.append(name.charAt(name.length() - 1) == '/' ? "" : "_")
                .append(key)
                .append('-')
                .append(value.replaceAll("[^A-Za-z0-9.-]+", "-")));
        return new Point(settings, words, new FoldTask(name.toString(), training, own));
    }

    private List<Trial> trials(List<Point> points, List<List<FoldResult>> results) {
        List<Trial> all = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            List<FoldResult> own = results.get(i);
            List<Outcome> outcomes =
                    own.stream().flatMap(fold -> fold.test().stream()).toList();
            if (outcomes.isEmpty()) {
                throw new CommandFailure(manifestFile + ": no recording of the train part could be read");
            }
            List<String> labels = points.get(i).task.settings().labels().labels();
            all.add(new Trial(
                    points.get(i).settings,
                    command(points.get(i).words),
                    FoldResult.seconds(own),
                    Evaluation.of(labels, outcomes, seed)));
        }
        return all;
    }

    private String command(List<String> words) {
        List<String> line = new ArrayList<>(List.of("intone", "train", manifestFile));
        line.addAll(TrainingOptions.given(spec.commandLine().getParseResult(), List.of("split", "labels")::contains));
        line.addAll(List.of("--seed", Long.toString(seed)));
        line.addAll(words);
        line.addAll(List.of("-o", folder.path().resolve("best").toString()));
        return About.line(line);
    }

    private void write(TrialRanking ranking) throws IOException {
        Path json = folder.path().resolve("tune.json");
        Path csv = folder.path().resolve("tune.csv");
        ranking.writeJson(About.command(spec.commandLine()), json);
        ranking.writeCsv(csv);
        terminal.result(ranking.render());
        terminal.result("Figures in %, over " + folds + " speaker folds of the train part. The best:\n");
        terminal.result("  " + ranking.trials().get(0).command());
        terminal.say("written: " + json + ", " + csv + "; "
                + Figures.count(ranking.trials().size(), "trial"));
    }
}
