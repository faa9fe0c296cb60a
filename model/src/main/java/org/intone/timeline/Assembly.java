package org.intone.timeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;

/**
 * Makes events of one channel's windows: smooths them and joins them to segments.
 *
 * <pre>
 * a window stands for the stretch from halfway between its middle and that of the window before to halfway to the next one's
 * a segment is a run of windows of one emotion, all uncertain or none
 * </pre>
 *
 * For one thread; its memory does not grow.
 */
final class Assembly {
    /** Of the time of a segment, and of all speech, for which a warning must hold. */
    private static final double SEGMENT_SHARE = 0.5;

    private static final double SUMMARY_SHARE = 0.1;

    private final Ear ear;
    private final Ear.Speaker speaker;
    private final Consumer<StreamEvent> events;
    private final List<String> labels;
    private final Smoothing smoothing;
    private final Tally all;
    private final double[] certainSeconds;
    private double uncertainSeconds;
    private double segmentStart;
    private double cellStart;
    private TimedPrediction last;
    private Tally segment;

    Assembly(Ear ear, TimelineSettings settings, Consumer<StreamEvent> events) {
        this.ear = ear;
        this.speaker = ear.new Speaker();
        this.events = events;
        this.labels = ear.labels();
        this.smoothing = new Smoothing(settings.smoothingSeconds(), labels.size());
        this.all = new Tally(labels);
        this.certainSeconds = new double[labels.size()];
    }

    private static double seconds(long tick) {
        return (double) tick / Part.TICKS;
    }

    void began(Part.Began began) {
        segmentStart = seconds(began.at());
        cellStart = segmentStart;
        events.accept(new StreamEvent.SpeechStarted(segmentStart));
    }

    void heard(Ear.Listened listened) {
        Prediction plain = speaker.answer(listened);
        double start = seconds(listened.window().start());
        double end = seconds(listened.window().end());
        double[] own = plain.probabilities().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        Map<String, Double> smoothed = Tally.byLabel(labels, smoothing.next(end, own));
        String emotion = Tally.best(smoothed);
        double confidence = smoothed.get(emotion);
        // Without a voice in it an answer is uncertain, however sure.
        boolean unheard = plain.uncertain() && plain.confidence() >= ear.uncertainBelow();
        TimedPrediction window = new TimedPrediction(
                start,
                end,
                new Prediction(
                        emotion, confidence, smoothed, unheard || confidence < ear.uncertainBelow(), plain.warnings()));
        if (last != null) {
            closeCell((last.middleSeconds() + window.middleSeconds()) / 2);
            if (!sameKind(last.prediction(), window.prediction())) {
                closeSegment();
            }
        }
        last = window;
        events.accept(new StreamEvent.EmotionHeard(window));
    }

    private static boolean sameKind(Prediction one, Prediction other) {
        return one.emotion().equals(other.emotion()) && one.uncertain() == other.uncertain();
    }

    void ended(Part.Ended ended) {
        closeCell(seconds(ended.end()));
        closeSegment();
        last = null;
        events.accept(new StreamEvent.SpeechEnded(seconds(ended.start()), seconds(ended.end())));
    }

    private void closeCell(double at) {
        if (segment == null) {
            segment = new Tally(labels);
            segmentStart = cellStart;
        }
        segment.add(last.prediction(), at - cellStart);
        cellStart = at;
    }

    private void closeSegment() {
        Map<String, Double> probabilities = segment.probabilities();
        String emotion = last.prediction().emotion();
        Prediction mean = new Prediction(
                emotion,
                probabilities.get(emotion),
                probabilities,
                last.prediction().uncertain(),
                segment.warnings(SEGMENT_SHARE));
        double length = cellStart - segmentStart;
        all.add(mean, length);
        if (mean.uncertain()) {
            uncertainSeconds += length;
        } else {
            certainSeconds[labels.indexOf(emotion)] += length;
        }
        events.accept(new StreamEvent.SegmentEnded(new TimedPrediction(segmentStart, cellStart, mean)));
        segment = null;
    }

    /** What was heard in the segments that ended. */
    TimelineSummary summary(boolean silent) {
        Map<String, Double> secondsByEmotion = Tally.byLabel(labels, certainSeconds.clone());
        if (all.seconds() == 0) {
            return new TimelineSummary(
                    0, secondsByEmotion, Map.of(), 0, Optional.empty(), List.of(silent ? "silent" : "no speech found"));
        }
        Map<String, Double> probabilities = all.probabilities();
        String emotion = Tally.best(probabilities);
        double confidence = probabilities.get(emotion);
        List<String> warnings = all.warnings(SUMMARY_SHARE);
        Prediction overall =
                new Prediction(emotion, confidence, probabilities, confidence < ear.uncertainBelow(), warnings);
        return new TimelineSummary(
                all.seconds(), secondsByEmotion, probabilities, uncertainSeconds, Optional.of(overall), warnings);
    }
}
