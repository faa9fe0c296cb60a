package org.intone.timeline;

import java.util.function.Consumer;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;

/** Makes events of one channel's parts, and the summary. For one thread; its memory does not grow. */
final class Assembly {
    private final Ear.Speaker speaker;
    private final Consumer<StreamEvent> events;
    private final Answers answers;
    private final Segments segments;
    private final Smoothing smoothing;
    private final Tally all;
    private final double[] certainSeconds;
    private double uncertainSeconds;

    Assembly(Ear ear, TimelineSettings settings, Consumer<StreamEvent> events) {
        this.speaker = ear.new Speaker();
        this.events = events;
        this.answers = ear.answers();
        this.segments = new Segments(answers, this::segmentEnded);
        this.smoothing =
                new Smoothing(settings.smoothingSeconds(), answers.labels().size(), segments::add);
        this.all = new Tally(answers.labels());
        this.certainSeconds = new double[answers.labels().size()];
    }

    private static double seconds(long tick) {
        return (double) tick / Part.TICKS;
    }

    void began(Part.Began began) {
        segments.begin(seconds(began.at()));
        events.accept(new StreamEvent.SpeechStarted(seconds(began.at())));
    }

    void heard(Ear.Listened listened) {
        Prediction plain = speaker.answer(listened);
        boolean unheard = plain.uncertain() && plain.confidence() >= answers.uncertainBelow();
        Smoothing.Sounded window = new Smoothing.Sounded(
                seconds(listened.window().start()), seconds(listened.window().end()), plain, unheard);
        Prediction prediction = answers.of(smoothing.next(window), window);
        events.accept(new StreamEvent.EmotionHeard(new TimedPrediction(window.start(), window.end(), prediction)));
    }

    void ended(Part.Ended ended) {
        smoothing.end();
        segments.end(seconds(ended.end()));
        events.accept(new StreamEvent.SpeechEnded(seconds(ended.start()), seconds(ended.end())));
    }

    private void segmentEnded(TimedPrediction segment) {
        double length = segment.endSeconds() - segment.startSeconds();
        all.add(segment.prediction(), length);
        if (segment.prediction().uncertain()) {
            uncertainSeconds += length;
        } else {
            certainSeconds[answers.labels().indexOf(segment.prediction().emotion())] += length;
        }
        events.accept(new StreamEvent.SegmentEnded(segment));
    }

    /** What was heard in the segments that ended. */
    TimelineSummary summary(boolean silent) {
        return answers.summary(all, certainSeconds, uncertainSeconds, silent);
    }
}
