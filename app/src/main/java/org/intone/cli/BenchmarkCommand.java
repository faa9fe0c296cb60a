package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.intone.corpus.Protocol;
import org.intone.corpus.Protocols;
import org.intone.corpus.Utterance;
import org.intone.emotion.LabelSet;
import org.intone.evaluate.Outcome;
import org.intone.evaluate.SeededEvaluation;
import org.intone.report.BenchmarkFiles;
import org.intone.report.BenchmarkRow;
import org.intone.report.BenchmarkTable;
import org.intone.report.Figures;
import org.intone.train.FoldResult;
import org.intone.train.FoldRunner;
import org.intone.train.FoldTask;
import org.intone.train.InterruptedTraining;
import org.intone.train.TrainSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a way to train under protocols: all folds, several seeds, one table. */
@Command(
        name = "benchmark",
        description = {
            "Trains and measures under named protocols: every fold, several seeds, the tests of all in one table.",
            "docs/protocols.md says what each protocol is. No model is kept.",
            "Each fold's result is kept in the folder, so a benchmark that was stopped goes on when it is called again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone benchmark corpora.csv ravdess-loso savee-loso -o runs/benchmark",
            "  intone benchmark corpora.csv cross-corpus --seeds 1 -o runs/cross",
            "  intone benchmark corpora.csv ravdess-loso --backbone whisper-tiny.en -o runs/frozen",
            "  intone benchmark corpora.csv leak --network cnn1d --width 0.25 -o runs/leak"
        })
final class BenchmarkCommand implements Callable<Integer> {
    /** Of the notebooks, whose leak is measured. */
    private static final int LEAK_COPIES = 2;

    @Parameters(index = "0", paramLabel = "MANIFEST", description = "A manifest, as scan writes it.")
    private String manifestFile;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PROTOCOL",
            completionCandidates = Offered.OfProtocol.class,
            description = "ravdess-loso, crema-d-speaker5, savee-loso, tess-cross-speaker, four-corpora-seven and the"
                    + " like; cross-corpus (train on each, test on each); leak (leaky, file and speaker, with --augment 2"
                    + " if not given); or any --split of train.")
    private List<String> protocols;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2,3",
            description = "Each divides the speakers and draws the first weights anew; ${DEFAULT-VALUE} if not given.")
    private List<Long> seeds;

    @Option(
            names = "--with-others",
            description =
                    "Train on the manifest's other corpora too, in every fold; dev and test stay those of the protocol."
                            + " With --balance 1 small corpora count as much as large ones.")
    private boolean withOthers;

    @Mixin
    private KeptFolder folder;

    @Mixin
    private TrainingOptions training;

    @Mixin
    private FeatureCacheOption cache;

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;
    private final TrainingPlace place;

    BenchmarkCommand(Terminal terminal, TrainingPlace place) {
        this.terminal = terminal;
        this.place = place;
    }

    @Override
    public Integer call() throws IOException {
        TrainAddOn.require();
        check();
        folder.prepare();
        try (TrainingPlace.Source source = place.open("benchmark", manifestFile, terminal)) {
            return measure(source);
        }
    }

    private int measure(TrainingPlace.Source source) throws IOException {
        List<Utterance> rows = source.rows();
        List<Protocol> parts = new ArrayList<>();
        List<FoldTask> tasks = new ArrayList<>();
        for (String name : protocols.stream().distinct().toList()) {
            int copies = name.equals(Protocols.LEAK) ? LEAK_COPIES : 0;
            for (Protocol named : Protocols.named(name, rows)) {
                Protocol part = withOthers ? named.withOthers(rows) : named;
                parts.add(part);
                for (long seed : distinctSeeds()) {
                    tasks.add(task(name, part, copies, seed));
                }
            }
        }
        Interrupt interrupt = Interrupt.listen(terminal, "Ctrl-C: stopping; the folds that are done are kept");
        try (FoldDisplay display = new FoldDisplay(terminal, interrupt)) {
            FoldRunner runner = source.runner(folder.path(), cache.named());
            write(rowsOf(parts, runner.run(tasks, display)));
            return 0;
        } catch (InterruptedTraining e) {
            terminal.say("intone: " + e.getMessage() + "; call it again to go on");
            return Interrupt.EXIT_CODE;
        }
    }

    private List<Long> distinctSeeds() {
        return seeds.stream().distinct().sorted().toList();
    }

    /** What cannot be is wrong usage, before anything is read. */
    private void check() {
        try {
            protocols.forEach(Protocols::requireKnown);
            training.settings(LabelSet.SEVEN, "speaker", 0, 1);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private FoldTask task(String name, Protocol part, int copies, long seed) {
        TrainSettings settings = training.settings(part.labels(), part.plan().name(), copies, seed);
        boolean alone = part.name().equals(name) || !part.others().isEmpty();
        String place = alone ? part.name() : name + "/" + part.name();
        return new FoldTask(
                place.replaceAll("[^A-Za-z0-9/-]+", "-") + "/seed-" + seed,
                settings,
                part.folds(settings.copies(), seed));
    }

    private List<BenchmarkRow> rowsOf(List<Protocol> parts, List<List<FoldResult>> results) {
        List<BenchmarkRow> table = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Protocol part = parts.get(i);
            List<List<FoldResult>> own = results.subList(
                    i * distinctSeeds().size(), (i + 1) * distinctSeeds().size());
            add(part, part.name(), own, FoldResult::test, table);
            if (training.adapts()) {
                add(part, part.name() + ", whole speaker heard", own, FoldResult::wholeSpeaker, table);
                add(part, part.name() + ", running", own, FoldResult::running, table);
            }
        }
        return table;
    }

    private void add(
            Protocol part,
            String name,
            List<List<FoldResult>> bySeeds,
            Function<FoldResult, List<Outcome>> outcomes,
            List<BenchmarkRow> table) {
        SortedMap<Long, List<Outcome>> bySeed = new TreeMap<>();
        for (List<FoldResult> own : bySeeds) {
            bySeed.put(
                    distinctSeeds().get(bySeed.size()),
                    own.stream().flatMap(fold -> outcomes.apply(fold).stream()).toList());
        }
        requireSome(part, bySeed);
        SeededEvaluation measures = SeededEvaluation.of(part.labels().labels(), bySeed);
        List<FoldResult> all = bySeeds.stream().flatMap(List::stream).toList();
        add(part, name, bySeeds.get(0).size(), FoldResult.seconds(all), measures, table);
    }

    private static void requireSome(Protocol part, SortedMap<Long, List<Outcome>> bySeed) {
        if (bySeed.values().stream().allMatch(List::isEmpty)) {
            throw new CommandFailure(part.name() + ": no recording of the tests could be read");
        }
    }

    private static void add(
            Protocol part,
            String name,
            int folds,
            double seconds,
            SeededEvaluation measures,
            List<BenchmarkRow> table) {
        String labels = part.labels().name();
        boolean leaky = part.plan().leaky();
        if (part.trainedOn().isEmpty()) {
            table.add(new BenchmarkRow(name, "", "", labels, folds, seconds, leaky, measures));
        } else {
            measures.byCorpus()
                    .forEach((corpus, own) -> table.add(
                            new BenchmarkRow(name, part.trainedOn(), corpus, labels, folds, seconds, leaky, own)));
        }
    }

    private void write(List<BenchmarkRow> table) throws IOException {
        Path json = folder.path().resolve("benchmark.json");
        Path csv = folder.path().resolve("benchmark.csv");
        BenchmarkFiles.writeJson(table, about(), json);
        BenchmarkFiles.writeCsv(table, csv);
        terminal.result(BenchmarkTable.render(table).stripTrailing());
        terminal.say("written: " + json + ", " + csv + "; " + Figures.count(table.size(), "row"));
    }

    private Map<String, String> about() {
        return About.command(spec.commandLine());
    }
}
