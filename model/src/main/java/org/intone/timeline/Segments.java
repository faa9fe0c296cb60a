package org.intone.timeline;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;

/**
 * Joins the windows of a stretch to segments.
 *
 * <pre>
 * a window stands for the stretch from halfway between its middle and that of the window before to halfway to the next one's
 * a segment is a run of windows of one emotion, all uncertain or none
 * </pre>
 *
 * A warning is said of a segment if half of it has it. For one thread; its memory does not grow.
 */
final class Segments {
    private static final double WARNED_SHARE = 0.5;

    private final Answers answers;
    private final Consumer<TimedPrediction> ended;
    private double cellStart;
    private double segmentStart;
    private double lastMiddle;
    private Prediction last;
    private Tally segment;

    Segments(Answers answers, Consumer<TimedPrediction> ended) {
        this.answers = answers;
        this.ended = ended;
    }

    /** Begins a stretch. */
    void begin(double at) {
        cellStart = at;
        segmentStart = at;
    }

    /** Takes the next window of the stretch. */
    void add(Smoothing.Sounded window, double[] probabilities) {
        Prediction prediction = answers.of(probabilities, window);
        if (last != null) {
            closeCell((lastMiddle + window.middle()) / 2);
            if (!last.emotion().equals(prediction.emotion()) || last.uncertain() != prediction.uncertain()) {
                close();
            }
        }
        last = prediction;
        lastMiddle = window.middle();
    }

    /** Ends the stretch. */
    void end(double at) {
        closeCell(at);
        close();
        last = null;
    }

    private void closeCell(double at) {
        if (segment == null) {
            segment = new Tally(answers.labels());
            segmentStart = cellStart;
        }
        segment.add(last, at - cellStart);
        cellStart = at;
    }

    private void close() {
        Map<String, Double> probabilities = segment.probabilities();
        List<String> warnings = segment.warnings(WARNED_SHARE);
        // The mean of windows that all favour one label favours it too.
        double confidence = probabilities.get(last.emotion());
        ended.accept(new TimedPrediction(
                segmentStart,
                cellStart,
                new Prediction(last.emotion(), confidence, probabilities, last.uncertain(), warnings)));
        segment = null;
    }
}
