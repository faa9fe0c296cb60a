package org.intone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.intone.corpus.Manifest;
import org.intone.corpus.Recordings;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Utterance;
import org.intone.evaluate.Adapted;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Outcome;
import org.intone.evaluate.Robustness;
import org.intone.evaluate.Trials;
import org.intone.model.Adaptation;
import org.intone.model.AdaptationTrial;
import org.intone.model.ModelCard;
import org.intone.model.ModelMetadata;
import org.intone.model.Recognizer;
import org.intone.model.SpeakerProfile;
import org.intone.page.Listened;
import org.intone.page.RunPictures;
import org.intone.page.RunReport;
import org.intone.parallel.InOrder;
import org.intone.report.AdaptedText;
import org.intone.report.ClassificationReport;
import org.intone.report.EvaluationJson;
import org.intone.report.Figures;
import org.intone.report.PredictionsCsv;
import org.intone.report.RobustnessTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a model on recordings that it has not heard. */
@Command(
        name = "evaluate",
        description = {
            "Measures a model on a manifest's recordings: report, confusion matrix, accuracy and UAR with intervals.",
            "Recordings that the model heard in training are left out: a model is always good on those.",
            "With --robustness some clips are heard again with noise, through a telephone, in a room and so on.",
            "A model that was trained with --adapt speaker is also measured with what it hears of each speaker, separately."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  intone evaluate runs/first/model.onnx corpora.csv",
            "  intone evaluate runs/first/model.onnx corpora.csv -o report.html",
            "  intone evaluate runs/first/model.onnx corpora.csv --robustness --why -o report.html"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A model file.")
    private Path model;

    @Parameters(index = "1", paramLabel = "MANIFEST", description = "A manifest, as scan writes it.")
    private Path manifestFile;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE|DIR",
            description =
                    "Where the page, the figures and the predictions go: a folder, or a file .html or .json, beside"
                            + " which the others stand; beside the model, named after the manifest, if not given.")
    private Path output;

    @Option(names = "--json", description = "Print the evaluation as one JSON object and nothing else.")
    private boolean json;

    @Option(
            names = "--include-heard",
            description = "Measure on recordings that the model heard too; the result is marked as inflated.")
    private boolean includeHeard;

    @Option(
            names = "--robustness",
            arity = "0..1",
            fallbackValue = "300",
            preprocessor = ClipCount.class,
            paramLabel = "CLIPS",
            description =
                    "Hear so many clips (300 if no number is given), chosen by the model's seed, once more in each of"
                            + " eleven disturbed ways: noise, telephone band, Opus, gain, clipping, room, beginning or end"
                            + " missing. As long as an evaluation of eleven times as many clips.")
    private int robustness;

    @Option(
            names = "--why",
            arity = "0..1",
            fallbackValue = "4",
            preprocessor = ClipCount.class,
            paramLabel = "CLIPS",
            description =
                    "Show in the page what the answers hang on: so many of the surest mistakes (4 if no number is given)"
                            + " patch by patch of their spectrograms, each as long as 97 clips; and how much UAR falls without"
                            + " each group of features, where the recipe is one row of named ones, such as classic-162.")
    private int why;

    @Option(
            names = "--pictures",
            description = "Write each picture of the page as PNG and SVG too, into a folder beside it: NAME-pictures/.")
    private boolean withPictures;

    @Mixin
    private Overwriting overwriting;

    private final Terminal terminal;

    EvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path file = withEnding(outputFile(), ".json");
        Path page = withEnding(file, ".html");
        Path predictions = withEnding(file, "-predictions.csv");
        for (Path written : List.of(file, page, predictions)) {
            overwriting.check(written);
        }
        if (withPictures) {
            overwriting.checkFolder(PageFile.pictures(page));
        }
        Manifest manifest = Manifest.read(manifestFile);
        try (Recognizer recognizer = Recognizer.open(model);
                Recordings recordings = new Recordings(manifest)) {
            ModelMetadata metadata = recognizer.metadata();
            Hearing hearing = new Hearing(recognizer, recordings, includeHeard);
            List<AdaptationTrial.Row> rows = new ArrayList<>();
            List<HeardRow> heard = new ArrayList<>();
            hear(hearing, manifest.rows(), (row, said) -> {
                heard.add(new HeardRow(row, said.plain()));
                if (metadata.adaptation().isPresent()) {
                    rows.add(said);
                }
            });
            List<Outcome> outcomes = heard.stream().map(HeardRow::plain).toList();
            hearing.notes().forEach(terminal::say);
            if (outcomes.isEmpty()) {
                throw new CommandFailure(manifestFile + ": no recording is left to measure on; --include-heard"
                        + " measures on those that the model heard in training");
            }
            Evaluation evaluation = Evaluation.of(
                    metadata.labels().labels(), outcomes, metadata.training().seed());
            Map<String, String> about = about(metadata, hearing);
            Optional<Adapted> adapted = metadata.adaptation().map(adaptation -> adapted(recognizer, adaptation, rows));
            WhyTrial trial = new WhyTrial(hearing, terminal);
            List<Listened> listened = why == 0 ? List.of() : trial.listen(heard, why);
            Trials trials = new Trials(
                    adapted,
                    robustness(hearing, metadata, heard),
                    why == 0 ? List.of() : trial.importance(metadata, heard));
            EvaluationJson.write(evaluation, trials, about, file);
            PredictionsCsv.write(evaluation, predictions);
            RunReport report = page(metadata, evaluation, trials, listened, about);
            boolean hasPage = PageFile.write(report, page, terminal);
            if (hasPage && withPictures) {
                int pictures = RunPictures.write(report, PageFile.pictures(page));
                terminal.say(Figures.count(pictures, "picture") + " in " + PageFile.pictures(page));
            }
            // Behind | head this ends the command, with all files there.
            print(evaluation, trials, about);
            terminal.say("written: " + file + ", " + predictions + (hasPage ? ", " + page : ""));
            return hearing.unreadable() > 0 ? 1 : 0;
        }
    }

    private Path outputFile() {
        if (output != null) {
            return Files.isDirectory(output) ? output.resolve("evaluation.json") : output;
        }
        String name = manifestFile.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return model.resolveSibling("evaluation-" + name + ".json");
    }

    private static Path withEnding(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.replaceFirst("\\.(html|json)$", "") + ending);
    }

    private RunReport page(
            ModelMetadata metadata,
            Evaluation evaluation,
            Trials trials,
            List<Listened> listened,
            Map<String, String> about) {
        return new RunReport(
                model + " on " + manifestFile,
                "Recordings of " + manifestFile
                        + " that the model did not hear in training; it was trained with the split "
                        + metadata.training().split() + ".",
                Optional.ofNullable(about.get("inflated")),
                evaluation,
                trials,
                listened,
                List.of(),
                ModelCard.render(metadata));
    }

    private static Adapted adapted(Recognizer recognizer, Adaptation adaptation, List<AdaptationTrial.Row> rows) {
        ModelMetadata metadata = recognizer.metadata();
        long seed = metadata.training().seed();
        AdaptedOutcomes outcomes = new AdaptationTrial(
                        adaptation,
                        metadata.scaler(),
                        features -> features.parallelStream()
                                .map(one -> recognizer.logProbabilities(one, SpeakerProfile.unknown()))
                                .toList(),
                        seed)
                .run(rows);
        return Adapted.of(metadata.labels().labels(), outcomes, seed);
    }

    private Optional<Robustness> robustness(Hearing hearing, ModelMetadata metadata, List<HeardRow> heard)
            throws IOException {
        return robustness == 0
                ? Optional.empty()
                : Optional.of(new RobustnessTrial(hearing, metadata.training().seed(), terminal)
                        .run(metadata.labels().labels(), heard, robustness));
    }

    private void hear(Hearing hearing, List<Utterance> rows, BiConsumer<Utterance, AdaptationTrial.Row> sink)
            throws IOException {
        try (Progress progress = Progress.on(terminal, "evaluate", rows.size())) {
            Iterator<Utterance> next = rows.iterator();
            InOrder.forEach(rows, hearing::hear, outcome -> {
                Utterance row = next.next();
                outcome.ifPresent(said -> sink.accept(row, said));
                progress.step();
            });
        }
    }

    private Map<String, String> about(ModelMetadata metadata, Hearing hearing) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("model", model.toString());
        about.put("manifest", manifestFile.toString());
        about.put("split", metadata.training().split());
        if (includeHeard && hearing.heard() > 0) {
            about.put("inflated", Inflated.HEARD);
        } else if (SplitPlan.parse(metadata.training().split()).leaky()) {
            about.put("inflated", Inflated.LEAKY);
        }
        return about;
    }

    private void print(Evaluation evaluation, Trials trials, Map<String, String> about) {
        if (json) {
            terminal.result(EvaluationJson.line(evaluation, trials, about));
            return;
        }
        String mark = about.get("inflated");
        if (mark != null) {
            terminal.result("INFLATED: " + mark + "\n");
        }
        terminal.result(ClassificationReport.render(evaluation).stripTrailing());
        trials.adapted()
                .ifPresent(measures -> terminal.result(
                        "\n" + AdaptedText.render(evaluation, measures).stripTrailing()));
        trials.robustness()
                .ifPresent(measures ->
                        terminal.result("\n" + RobustnessTable.render(measures).stripTrailing()));
    }
}
