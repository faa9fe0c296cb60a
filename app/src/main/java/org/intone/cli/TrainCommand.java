package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.intone.backbone.EncoderWeights;
import org.intone.corpus.Manifest;
import org.intone.corpus.Recordings;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.emotion.LabelSet;
import org.intone.feature.Recipes;
import org.intone.train.CrossValidation;
import org.intone.train.FeatureLoader;
import org.intone.train.InterruptedTraining;
import org.intone.train.NetworkSettings;
import org.intone.train.RunFolder;
import org.intone.train.TrainSettings;
import org.intone.train.TrainingResult;
import org.intone.train.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model and measures it on the test part of the split. */
@Command(
        name = "train",
        description = {
            "Trains a model on a manifest's recordings and measures it on those that the split keeps for the test.",
            "Ctrl-C ends with the best model so far (exit code 130); --resume goes on from there."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone train corpora.csv -o runs/first",
            "  intone train corpora.csv --split speaker:5 --augment 2 -o runs/five-folds",
            "  intone train corpora.csv --vary standard --balance 0.5 -o runs/varied",
            "  intone train corpora.csv --backbone whisper-tiny.en --split speaker:5 -o runs/head",
            "  intone train corpora.csv --backbone whisper-tiny.en --fine-tune -o runs/tuned",
            "  intone train corpora.csv --network cnn1d --width 0.25 --split leaky -o runs/notebook"
        })
final class TrainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MANIFEST", description = "A manifest, as scan writes it.")
    private Path manifestFile;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of all chance; ${DEFAULT-VALUE} if not given.")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions runOptions;

    @Mixin
    private SplitOptions division;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private FitOptions fit;

    @Mixin
    private RowOptions rows;

    @Mixin
    private VariationOptions variation;

    @Mixin
    private FeatureCacheOption cache;

    @Mixin
    private AdaptOption adapt;

    @Mixin
    private FineTuneOptions tuning;

    /** That of --fine-tune; null without it. */
    private EncoderWeights encoder;

    private final Terminal terminal;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        TrainAddOn.require();
        TrainSettings settings = settings();
        SplitPlan plan = division.plan();
        LabelSet classes = settings.labels();
        runOptions.check();
        Manifest manifest = Digests.complete(Manifest.read(manifestFile), terminal);
        List<Split> folds = plan.split(ClassRows.of(manifest, classes, terminal), settings.copies(), seed);
        Interrupt interrupt =
                Interrupt.listen(terminal, "Ctrl-C: ending with the best model so far; once more to end at once");
        try (Recordings recordings = new Recordings(manifest);
                TrainingDisplay display = new TrainingDisplay(terminal, interrupt)) {
            if (plan.leaky()) {
                terminal.say("INFLATED: " + Inflated.LEAKY);
            }
            TrainingRun run = run(settings, recordings);
            RunFolder folder = runOptions.folder();
            List<TrainingResult> results = results(run, folds, folder, display);
            return new TestReport(plan, classes, seed, terminal).finish(results, folder);
        } catch (InterruptedTraining e) {
            terminal.say("intone: " + e.getMessage());
            return Interrupt.EXIT_CODE;
        }
    }

    private TrainingRun run(TrainSettings settings, Recordings recordings) throws IOException {
        FeatureLoader loader = new FeatureLoader(
                        recordings::read,
                        Recipes.named(settings.network().recipe()),
                        settings.labels(),
                        seed,
                        Runtime.getRuntime().availableProcessors())
                .keptIn(cache.folder());
        TrainingRun run = new TrainingRun(settings, loader);
        return encoder == null ? run : run.tuned(encoder);
    }

    /** What the options say; what cannot be is wrong usage. */
    private TrainSettings settings() throws IOException {
        try {
            tuning.check(network.backbone());
            NetworkSettings built = network.settings();
            TrainSettings plain = new TrainSettings(
                    built,
                    division.labels(),
                    division.plan().name(),
                    rows.copies(0),
                    fit.settings(tuning.fitOf(built.name())),
                    seed,
                    rows.threads(),
                    variation.settings(rows.copies(0) > 0 ? "" : tuning.usualChanges()));
            if (!tuning.isGiven()) {
                return plain.withAdapt(adapt.isSpeaker());
            }
            encoder = EncoderWeights.of(network.backbone());
            TrainingRun.requireTunable(encoder);
            return plain.tuned(tuning.settings()).withAdapt(adapt.isSpeaker());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<TrainingResult> results(TrainingRun run, List<Split> folds, RunFolder folder, TrainingDisplay display)
            throws IOException {
        if (folds.size() > 1) {
            return new CrossValidation(run).run(folds, folder, runOptions.resume(), display);
        }
        Split only = folds.get(0);
        return List.of(runOptions.resume() ? run.resume(only, folder, display) : run.start(only, folder, display));
    }
}
