package org.intone.timeline;

import java.util.Optional;

/**
 * How a recording is cut and smoothed over time.
 *
 * @param windowSeconds how long a window is that the model hears at once, 0.1 to 60; a shorter stretch of speech is one window
 * @param hopSeconds from the start of a window to that of the next, 0.05 or more, at most {@code windowSeconds}
 * @param smoothingSeconds after how long what is heard in a window counts 1/e in others of the stretch; 0: not at all; at most 60
 * @param leastSpeechSeconds how much speech makes a stretch of it: less is a click or chance; above 0, at most 10
 * @param leastPauseSeconds how long nobody speaks until a stretch of speech ends, above 0, at most 10
 */
public record TimelineSettings(
        double windowSeconds,
        double hopSeconds,
        double smoothingSeconds,
        double leastSpeechSeconds,
        double leastPauseSeconds) {
    /** What suits most recordings; {@code docs/timelines.md} has what was measured. */
    public static final TimelineSettings STANDARD = new TimelineSettings(2, 0.5, 0.5, 0.2, 0.4);

    private static final double LEAST_WINDOW_SECONDS = 0.1;
    private static final double LEAST_HOP_SECONDS = 0.05;
    private static final double MOST_WINDOW_SECONDS = 60;
    private static final double MOST_SMOOTHING_SECONDS = 60;
    private static final double MOST_STRETCH_SECONDS = 10;

    /** Checks the ranges. */
    public TimelineSettings {
        if (!(windowSeconds >= LEAST_WINDOW_SECONDS && windowSeconds <= MOST_WINDOW_SECONDS)) {
            throw new IllegalArgumentException("windowSeconds must be from 0.1 to 60, was " + windowSeconds);
        }
        if (!(hopSeconds >= LEAST_HOP_SECONDS && hopSeconds <= windowSeconds)) {
            throw new IllegalArgumentException(
                    "hopSeconds must be from 0.05 to the window's " + windowSeconds + ", was " + hopSeconds);
        }
        if (!(smoothingSeconds >= 0 && smoothingSeconds <= MOST_SMOOTHING_SECONDS)) {
            throw new IllegalArgumentException("smoothingSeconds must be from 0 to 60, was " + smoothingSeconds);
        }
        requireStretch("leastSpeechSeconds", leastSpeechSeconds);
        requireStretch("leastPauseSeconds", leastPauseSeconds);
    }

    /** The same with another window and hop. */
    public TimelineSettings withWindow(double otherWindowSeconds, double otherHopSeconds) {
        return new TimelineSettings(
                otherWindowSeconds, otherHopSeconds, smoothingSeconds, leastSpeechSeconds, leastPauseSeconds);
    }

    /** The same with those of these that are given; a window without a hop that is shorter than the usual one is the hop too. */
    public TimelineSettings withWindow(Optional<Double> otherWindowSeconds, Optional<Double> otherHopSeconds) {
        double window = otherWindowSeconds.orElse(windowSeconds);
        return withWindow(window, otherHopSeconds.orElse(Math.min(window, hopSeconds)));
    }

    private static void requireStretch(String name, double seconds) {
        if (!(seconds > 0 && seconds <= MOST_STRETCH_SECONDS)) {
            throw new IllegalArgumentException(name + " must be above 0 and at most 10, was " + seconds);
        }
    }

    static void requireFinite(String name, double value, double least) {
        if (!(value >= least && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and " + least + " or more, was " + value);
        }
    }
}
