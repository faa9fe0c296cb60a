package org.intone.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.corpus.SplitPlan;
import org.intone.emotion.LabelSet;
import org.intone.evaluate.Adapted;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Interval;
import org.intone.evaluate.Outcome;
import org.intone.evaluate.Scores;
import org.intone.evaluate.Sureness;
import org.intone.evaluate.Trials;
import org.intone.model.Measure;
import org.intone.model.ModelCard;
import org.intone.model.ModelFile;
import org.intone.page.RunReport;
import org.intone.page.TrainingFiles;
import org.intone.report.AdaptedText;
import org.intone.report.ClassificationReport;
import org.intone.report.EvaluationJson;
import org.intone.report.PredictionsCsv;
import org.intone.train.RunFolder;
import org.intone.train.TrainingResult;

/**
 * What a training came to on its test part: printed, written into the run's folder, and into the card of each model. The
 * folds of a plan are pooled.
 */
final class TestReport {
    private final SplitPlan plan;
    private final LabelSet labels;
    private final long seed;
    private final Terminal terminal;

    TestReport(SplitPlan plan, LabelSet labels, long seed, Terminal terminal) {
        this.plan = plan;
        this.labels = labels;
        this.seed = seed;
        this.terminal = terminal;
    }

    /** Ends a training: the report, or what is left of one that was interrupted; the exit code. */
    int finish(List<TrainingResult> results, RunFolder folder) throws IOException {
        TrainingResult last = results.get(results.size() - 1);
        if (last.interrupted()) {
            terminal.say("stopped after epoch " + last.epochs() + "; the model of epoch " + last.bestEpoch() + " is in "
                    + last.model() + ", not measured on test; --resume goes on");
            return Interrupt.EXIT_CODE;
        }
        write(results, folder);
        return 0;
    }

    private void write(List<TrainingResult> results, RunFolder folder) throws IOException {
        List<Outcome> all = new ArrayList<>();
        for (TrainingResult fold : results) {
            if (!fold.test().isEmpty()) {
                writeMeasures(fold.model(), evaluate(fold.test()), adapted(List.of(fold)));
            }
            all.addAll(fold.test());
        }
        if (all.isEmpty()) {
            throw new CommandFailure("no recording of the test part could be read: what is trained lies in "
                    + folder.path() + ", not measured");
        }
        Evaluation evaluation = evaluate(all);
        PredictionsCsv.write(evaluation, folder.predictions());
        Optional<Adapted> adapted = adapted(results);
        EvaluationJson.write(evaluation, Trials.ofAdapted(adapted), about(results), folder.evaluation());
        PageFile.write(page(results, folder, evaluation, adapted), folder.report(), terminal);
        if (plan.leaky()) {
            terminal.result("INFLATED: " + Inflated.LEAKY + "\n");
        }
        terminal.result(ClassificationReport.render(evaluation).stripTrailing());
        adapted.ifPresent(measures ->
                terminal.result("\n" + AdaptedText.render(evaluation, measures).stripTrailing()));
        terminal.say("written: " + folder.path());
    }

    private RunReport page(
            List<TrainingResult> results, RunFolder folder, Evaluation evaluation, Optional<Adapted> adapted)
            throws IOException {
        List<RunReport.Training> trainings = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            String name = results.size() == 1 ? "" : "Fold " + (i + 1);
            TrainingResult result = results.get(i);
            trainings.add(TrainingFiles.read(name, result.model().getParent(), result.bestEpoch()));
        }
        return new RunReport(
                folder.path().toString(),
                plan.words(),
                plan.leaky() ? Optional.of(Inflated.LEAKY) : Optional.empty(),
                evaluation,
                Trials.ofAdapted(adapted),
                List.of(),
                trainings,
                ModelCard.render(ModelFile.read(results.get(0).model()).metadata()));
    }

    private Evaluation evaluate(List<Outcome> outcomes) {
        return Evaluation.of(labels.labels(), outcomes, seed);
    }

    private Optional<Adapted> adapted(List<TrainingResult> results) {
        List<AdaptedOutcomes> parts =
                results.stream().flatMap(fold -> fold.adapted().stream()).toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(Adapted.of(labels.labels(), AdaptedOutcomes.pooled(parts), seed));
    }

    private Map<String, String> about(List<TrainingResult> results) {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("split", plan.name());
        about.put("part", "test");
        about.put("folds", Integer.toString(results.size()));
        about.put("seed", Long.toString(seed));
        if (plan.leaky()) {
            about.put("inflated", Inflated.LEAKY);
        }
        return about;
    }

    private void writeMeasures(Path model, Evaluation evaluation, Optional<Adapted> adapted) throws IOException {
        ModelFile file = ModelFile.read(model);
        List<Measure> measures = new ArrayList<>(measures("", "", evaluation.all()));
        evaluation.byCorpus().forEach((corpus, scores) -> measures.addAll(measures("", corpus, scores)));
        measures.addAll(sureness(evaluation.sureness()));
        adapted.ifPresent(heard -> {
            measures.addAll(
                    measures(", whole speaker heard", "", heard.wholeSpeaker().all()));
            measures.addAll(measures(", running", "", heard.running().all()));
        });
        file.with(file.metadata().withMeasures(measures)).write(model);
    }

    private List<Measure> measures(String adapted, String corpus, Scores scores) {
        String part = part() + adapted;
        return List.of(
                new Measure(part, corpus, "UAR", scores.uar(), ends(scores.uarInterval())),
                new Measure(part, corpus, "accuracy", scores.accuracy(), ends(scores.accuracyInterval())));
    }

    private List<Measure> sureness(Sureness sureness) {
        String part = part() + ", how sure";
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.of(part, "", "calibration error", sureness.calibrationError()));
        measures.add(Measure.of(part, "", "before calibration", sureness.uncalibratedError()));
        measures.add(Measure.of(part, "", "answers given", sureness.answered().share()));
        if (sureness.answered().share() > 0) {
            measures.add(Measure.of(
                    part, "", "accuracy of those", sureness.answered().accuracy()));
        }
        return measures;
    }

    private String part() {
        return plan.leaky() ? "test (inflated)" : "test";
    }

    private static List<Double> ends(Optional<Interval> interval) {
        return interval.map(ends -> List.of(ends.low(), ends.high())).orElse(List.of());
    }
}
