package org.intone.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intone.evaluate.Adapted;
import org.intone.evaluate.ConfusionMatrix;
import org.intone.evaluate.CoverageCurve;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Interval;
import org.intone.evaluate.Robustness;
import org.intone.evaluate.Scores;
import org.intone.evaluate.Sureness;
import org.intone.evaluate.Trials;
import org.intone.file.WholeFile;

/**
 * Writes {@code evaluation.json}.
 *
 * <pre>
 * {
 *   "about":  {"split": "speaker", ...},     the caller's words on what was evaluated, text by text
 *   "labels": ["anger", ...],                the classes in order
 *   "all":    SCORES,
 *   "corpus":  {"RAVDESS": SCORES, ...},     by corpus; the next by sex, by decade of age and by speaker
 *   "sex":     {"female": SCORES, ...},
 *   "age":     {"20 to 29": SCORES, ...},
 *   "speaker": {"RAVDESS/07": SCORES, ...},
 *   "sureness": {
 *     "calibration_error": 0.04, "uncalibrated_error": 0.11,           the second null where it is not known
 *     "answered":  {"share": 0.8, "accuracy": 0.7, "uar": 0.68},       what the model does not call uncertain
 *     "uncertain": {"share": 0.2, "accuracy": 0.3, "uar": 0.31},       what it does
 *     "area": 0.79,                                                    under the curve
 *     "curve": [{"coverage": 0.05, "confidence": 0.97, "accuracy": 0.95}, ...]   from the surest to all clips
 *   }
 *   "adapted": {                              only of a model that adapts: it heard more of the speakers, without labels
 *     "whole_speaker": {"all": SCORES, "corpus": {...}, "sureness": {...}},   all of each speaker, before any answer
 *     "running":       {"all": SCORES, "corpus": {...}, "sureness": {...}},   only what came before, in random order
 *     "curve": [{"seconds": 10, "heard_seconds": 11.2, "clips": 1500, "uar": 0.7, "uar_interval": [...], "accuracy": 0.7}, ...]
 *   }
 *   "robustness": {                           only where it was asked for: the same clips, disturbed
 *     "tested": 300, "of": 1500, "seed": 1,
 *     "conditions": [{"sound": "as recorded", "uar": 0.7, "uar_interval": [...], "accuracy": 0.7, "unchanged": 1.0}, ...]
 *   }
 *   "importance": {"mfcc_0 .. mfcc_19": 0.12, ...}     only where it was asked for and features have names: the fall of UAR without them
 * }
 * SCORES = {
 *   "clips": 60, "speakers": 1,
 *   "uar": 0.61, "uar_interval": [0.55, 0.68],        null where there is no interval
 *   "accuracy": 0.62, "accuracy_interval": [...],
 *   "macro_f1": 0.6, "macro_f1_interval": [...],
 *   "calibration_error": 0.04,
 *   "classes": {"anger": {"precision": 0.7, "recall": 0.6, "f1": 0.65, "support": 8}, ...},
 *   "confusion": [[5, 1, ...], ...]                   a row for each true class, a column for each predicted
 * }
 * </pre>
 *
 * <p>Measures are fractions from 0 to 1 with all their digits, as {@link ConfusionMatrix} defines them; what could not be
 * measured is null. Fields may join in later releases; none leaves or changes its meaning.
 */
public final class EvaluationJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private EvaluationJson() {}

    /** Writes the file of a model that does not adapt to speakers. */
    public static void write(Evaluation evaluation, Map<String, String> about, Path file) throws IOException {
        write(evaluation, Trials.none(), about, file);
    }

    /**
     * Writes the file, whole or not at all, over what was there.
     *
     * @param trials what else was tried with the model
     * @param about on what and how it was measured, such as {@code model}, {@code manifest} and {@code split}
     */
    public static void write(Evaluation evaluation, Trials trials, Map<String, String> about, Path file)
            throws IOException {
        ObjectNode tree = tree(evaluation, trials, about);
        String text = MAPPER.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(tree);
        WholeFile.writeText(file, writer -> writer.write(text + "\n"));
    }

    /** The same object in one line, without a newline. */
    public static String line(Evaluation evaluation, Trials trials, Map<String, String> about) {
        return tree(evaluation, trials, about).toString();
    }

    private static ObjectNode tree(Evaluation evaluation, Trials trials, Map<String, String> about) {
        ObjectNode root = MAPPER.createObjectNode();
        about.forEach(root.putObject("about")::put);
        evaluation.labels().forEach(root.putArray("labels")::add);
        root.set("all", scores(evaluation.labels(), evaluation.all()));
        root.set("corpus", groups(evaluation.labels(), evaluation.byCorpus()));
        root.set("sex", groups(evaluation.labels(), evaluation.bySex()));
        root.set("age", groups(evaluation.labels(), evaluation.byAge()));
        root.set("speaker", groups(evaluation.labels(), evaluation.bySpeaker()));
        root.set("sureness", sureness(evaluation.sureness()));
        trials.adapted().ifPresent(heard -> root.set("adapted", adapted(evaluation.labels(), heard)));
        trials.robustness().ifPresent(robustness -> root.set("robustness", robustness(robustness)));
        if (!trials.importance().isEmpty()) {
            ObjectNode importance = root.putObject("importance");
            trials.importance().forEach(one -> put(importance, one.group(), one.fall()));
        }
        return root;
    }

    private static ObjectNode robustness(Robustness robustness) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("tested", robustness.tested())
                .put("of", robustness.of())
                .put("seed", robustness.seed());
        ArrayNode conditions = node.putArray("conditions");
        for (Robustness.Condition condition : robustness.conditions()) {
            ObjectNode one = conditions.addObject().put("sound", condition.name());
            put(one, "uar", condition.scores().uar());
            interval(one, "uar_interval", condition.scores().uarInterval());
            put(one, "accuracy", condition.scores().accuracy());
            put(one, "unchanged", condition.unchanged());
        }
        return node;
    }

    private static ObjectNode adapted(List<String> labels, Adapted adapted) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set("whole_speaker", adapted(labels, adapted.wholeSpeaker()));
        node.set("running", adapted(labels, adapted.running()));
        ArrayNode curve = node.putArray("curve");
        for (Adapted.Point point : adapted.curve()) {
            ObjectNode step = curve.addObject()
                    .put("seconds", point.seconds())
                    .put("heard_seconds", point.heardSeconds())
                    .put("clips", point.scores().clips());
            put(step, "uar", point.scores().uar());
            interval(step, "uar_interval", point.scores().uarInterval());
            put(step, "accuracy", point.scores().accuracy());
        }
        return node;
    }

    private static ObjectNode adapted(List<String> labels, Evaluation evaluation) {
        ObjectNode node = MAPPER.createObjectNode();
        node.set("all", scores(labels, evaluation.all()));
        node.set("corpus", groups(labels, evaluation.byCorpus()));
        node.set("sureness", sureness(evaluation.sureness()));
        return node;
    }

    private static ObjectNode sureness(Sureness sureness) {
        ObjectNode node = MAPPER.createObjectNode();
        put(node, "calibration_error", sureness.calibrationError());
        put(node, "uncalibrated_error", sureness.uncalibratedError());
        node.set("answered", part(sureness.answered()));
        node.set("uncertain", part(sureness.uncertain()));
        put(node, "area", sureness.curve().area());
        ArrayNode curve = node.putArray("curve");
        for (CoverageCurve.Point point : sureness.curve().points()) {
            curve.addObject()
                    .put("coverage", point.coverage())
                    .put("confidence", point.confidence())
                    .put("accuracy", point.accuracy());
        }
        return node;
    }

    private static ObjectNode part(Sureness.Part part) {
        ObjectNode node = MAPPER.createObjectNode();
        put(node, "share", part.share());
        put(node, "accuracy", part.accuracy());
        put(node, "uar", part.uar());
        return node;
    }

    static ObjectNode groups(List<String> labels, Map<String, Scores> groups) {
        ObjectNode node = MAPPER.createObjectNode();
        groups.forEach((name, scores) -> node.set(name, scores(labels, scores)));
        return node;
    }

    static ObjectNode scores(List<String> labels, Scores scores) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("clips", scores.clips()).put("speakers", scores.speakers());
        put(node, "uar", scores.uar());
        interval(node, "uar_interval", scores.uarInterval());
        put(node, "accuracy", scores.accuracy());
        interval(node, "accuracy_interval", scores.accuracyInterval());
        put(node, "macro_f1", scores.macroF1());
        interval(node, "macro_f1_interval", scores.macroF1Interval());
        put(node, "calibration_error", scores.calibrationError());
        node.set("classes", classes(labels, scores.confusion()));
        node.set("confusion", counts(scores.confusion()));
        return node;
    }

    private static ObjectNode classes(List<String> labels, ConfusionMatrix confusion) {
        ObjectNode classes = MAPPER.createObjectNode();
        for (int c = 0; c < labels.size(); c++) {
            ObjectNode node = classes.putObject(labels.get(c));
            put(node, "precision", confusion.precision(c));
            put(node, "recall", confusion.recall(c));
            put(node, "f1", confusion.f1(c));
            node.put("support", confusion.support(c));
        }
        return classes;
    }

    private static ArrayNode counts(ConfusionMatrix confusion) {
        ArrayNode rows = MAPPER.createArrayNode();
        for (int truth = 0; truth < confusion.classes(); truth++) {
            ArrayNode row = rows.addArray();
            for (int predicted = 0; predicted < confusion.classes(); predicted++) {
                row.add(confusion.count(truth, predicted));
            }
        }
        return rows;
    }

    private static void interval(ObjectNode node, String name, Optional<Interval> interval) {
        if (interval.isEmpty()) {
            node.putNull(name);
        } else {
            node.putArray(name).add(interval.get().low()).add(interval.get().high());
        }
    }

    /** JSON has no NaN. */
    static void put(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, value);
        }
    }
}
