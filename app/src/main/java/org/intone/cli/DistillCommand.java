package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.intone.corpus.Manifest;
import org.intone.corpus.Recordings;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Utterance;
import org.intone.feature.Recipes;
import org.intone.model.ModelFile;
import org.intone.model.ModelMetadata;
import org.intone.report.Figures;
import org.intone.train.FeatureLoader;
import org.intone.train.InterruptedTraining;
import org.intone.train.RunFolder;
import org.intone.train.Teacher;
import org.intone.train.TeachingSettings;
import org.intone.train.TrainSettings;
import org.intone.train.TrainingResult;
import org.intone.train.TrainingRun;
import org.intone.train.Tutor;
import org.intone.train.Unlabelled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a small model on what a large one says, beside the labels. */
@Command(
        name = "distill",
        description = {
            "Trains a model on a manifest's recordings by their labels and by what a trained model says of them.",
            "The teacher's probabilities teach and, if it stands on a backbone, its embedding. It must not have heard the"
                    + " test's speakers.",
            "Of several teachers, the mean of the logarithms of their probabilities counts, and the first one's embedding.",
            "Ctrl-C ends with the best model so far (exit code 130); --resume goes on from there."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone distill corpora.csv --teacher runs/large -o runs/small",
            "  intone distill corpora.csv --teacher runs/large --unlabelled ~/podcasts --vary standard -o runs/small",
            "  intone distill corpora.csv --teacher runs/heads --teacher runs/tuned -o runs/small"
        })
final class DistillCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MANIFEST", description = "A manifest, as scan writes it.")
    private Path manifestFile;

    @Option(
            names = "--teacher",
            required = true,
            paramLabel = "RUN",
            arity = "1",
            description = "The folder of a run, or a model file. A run of several folds teaches fold by fold."
                    + " May be given more than once.")
    private List<Path> teachers;

    @Option(
            names = "--unlabelled",
            paramLabel = "DIR|MANIFEST",
            description = "More speech, of which the teacher alone speaks.")
    private Path unlabelled;

    @Option(
            names = "--temperature",
            paramLabel = "X",
            defaultValue = "2",
            description = "By which the teacher's probabilities are softened; ${DEFAULT-VALUE} if not given.")
    private double temperature;

    @Option(
            names = "--by-labels",
            paramLabel = "X",
            defaultValue = "0.5",
            description = "Weight of the labels in the loss; ${DEFAULT-VALUE} if not given.")
    private double byLabels;

    @Option(
            names = "--by-probabilities",
            paramLabel = "X",
            defaultValue = "1",
            description = "Weight of the teacher's probabilities; ${DEFAULT-VALUE} if not given.")
    private double byProbabilities;

    @Option(
            names = "--by-vector",
            paramLabel = "X",
            defaultValue = "1",
            description = "Weight of the teacher's embedding; ${DEFAULT-VALUE} if not given.")
    private double byVector;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            completionCandidates = Offered.OfSplit.class,
            description = "How test is kept apart; as the teacher's if not given.")
    private String split;

    @Option(names = "--seed", paramLabel = "N", description = "Of all chance; the teacher's if not given.")
    private Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads that compute the network; ${DEFAULT-VALUE} if not given. Features take all cores.")
    private int threads;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunOptions run;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private FitOptions fit;

    @Mixin
    private VariationOptions variation;

    @Mixin
    private FeatureCacheOption cache;

    private final Terminal terminal;

    DistillCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        TrainAddOn.require();
        run.check();
        ModelMetadata taught = ModelFile.read(model(teachers.get(0), 1)).metadata();
        TrainSettings settings = settings(taught);
        SplitPlan plan = SplitPlan.parse(settings.split());
        Manifest manifest = Digests.complete(Manifest.read(manifestFile), terminal);
        Manifest more = UnlabelledSpeech.read(unlabelled, manifest.base(), terminal);
        List<Split> folds =
                folds(plan.split(ClassRows.of(manifest, settings.labels(), terminal), 0, settings.seed()), taught);
        refuseLeaks(folds);
        Interrupt interrupt =
                Interrupt.listen(terminal, "Ctrl-C: ending with the best model so far; once more to end at once");
        try (Recordings recordings = new Recordings(manifest);
                TrainingDisplay display = new TrainingDisplay(terminal, interrupt)) {
            FeatureLoader loader = new FeatureLoader(
                    recordings::read,
                    Recipes.named(settings.network().recipe()),
                    settings.labels(),
                    settings.seed(),
                    cores());
            RunFolder folder = run.folder();
            TrainingRun student = new TrainingRun(settings, loader);
            List<TrainingResult> results = new ArrayList<>();
            for (Split fold : folds) {
                RunFolder own = folds.size() > 1 ? folder.fold(fold.fold()) : folder;
                results.add(teach(student, fold, own, recordings, more.rows(), display));
                if (results.get(results.size() - 1).interrupted()) {
                    break;
                }
            }
            return new TestReport(plan, settings.labels(), settings.seed(), terminal).finish(results, folder);
        } catch (InterruptedTraining e) {
            terminal.say("intone: " + e.getMessage());
            return Interrupt.EXIT_CODE;
        }
    }

    /** Before a folder is made or a recording is read. */
    private void refuseLeaks(List<Split> folds) throws IOException {
        for (Split fold : folds) {
            for (Path teacher : teachers) {
                try (Teacher own = Teacher.open(model(teacher, fold.fold()))) {
                    own.requireUnheard(fold);
                }
            }
        }
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** What a teacher has for a fold. */
    private static Path model(Path teacher, int fold) {
        if (!Files.isDirectory(teacher)) {
            return teacher;
        }
        Path only = teacher.resolve("model.onnx");
        return Files.exists(only) ? only : teacher.resolve("fold-" + fold).resolve("model.onnx");
    }

    private boolean hasFolds() {
        Path teacher = teachers.get(0);
        return Files.isDirectory(teacher) && !Files.exists(teacher.resolve("model.onnx"));
    }

    /** What the options and the teacher say; what cannot be is wrong usage. */
    private TrainSettings settings(ModelMetadata taught) {
        try {
            return new TrainSettings(
                    network.settings(),
                    taught.labels(),
                    split == null ? taught.training().split() : split,
                    0,
                    fit.settings(network.settings().name()),
                    seed == null ? taught.training().seed() : seed,
                    threads,
                    variation.settings());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** A teacher that is of one of several folds teaches that one. */
    private List<Split> folds(List<Split> all, ModelMetadata taught) {
        boolean one =
                !hasFolds() && all.size() > 1 && all.size() == taught.training().folds();
        return one ? List.of(all.get(taught.training().fold() - 1)) : all;
    }

    private TrainingResult teach(
            TrainingRun student,
            Split fold,
            RunFolder folder,
            Recordings recordings,
            List<Utterance> more,
            TrainingDisplay display)
            throws IOException {
        List<Teacher> open = new ArrayList<>();
        try {
            for (Path teacher : teachers) {
                open.add(Teacher.open(model(teacher, fold.fold())));
            }
            List<Utterance> beside = Unlabelled.beside(more, fold);
            if (beside.size() < more.size()) {
                terminal.say(Figures.count(more.size() - beside.size(), "unlabelled recording")
                        + " left out: in the manifest, or of a speaker of dev or test");
            }
            TeachingSettings teaching = new TeachingSettings(
                    Tutor.digest(open), temperature, byLabels, byProbabilities, byVector, beside.size());
            List<Tutor> tutors = open.stream()
                    .map(own ->
                            new Tutor(own, own.loader(recordings::read, cores()).keptIn(cache.folder())))
                    .toList();
            TrainingRun taught = student.taughtBy(tutors, teaching, beside);
            return run.resume() ? taught.resume(fold, folder, display) : taught.start(fold, folder, display);
        } finally {
            open.forEach(Teacher::close);
        }
    }
}
