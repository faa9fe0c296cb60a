package org.intone.timeline;

import java.util.List;
import org.intone.emotion.TimedPrediction;

/**
 * The emotions of a recording over time, of one channel of it.
 *
 * @param channel 0: all channels mixed to one; 1 and on: that channel alone
 * @param durationSeconds how long the recording is
 * @param windows what was heard, smoothed over time, in the order of their starts; they overlap, and lie in speech only
 * @param segments disjoint, in order, of speech only; neighbours in one stretch of speech differ in their emotion or in being
 *     uncertain. Probabilities are the mean of those of the windows, weighted by what of the segment each stands for
 * @param summary of the whole channel
 */
public record Timeline(
        int channel,
        double durationSeconds,
        List<TimedPrediction> windows,
        List<TimedPrediction> segments,
        TimelineSummary summary) {
    /** What a time may miss by: two times of the same sample are computed along two ways. */
    private static final double ROUNDING_SECONDS = 1e-6;

    /** Copies the lists and checks the times. */
    public Timeline {
        windows = List.copyOf(windows);
        segments = List.copyOf(segments);
        if (channel < 0) {
            throw new IllegalArgumentException("channel must be 0 or more, was " + channel);
        }
        TimelineSettings.requireFinite("durationSeconds", durationSeconds, 0);
        double started = 0;
        for (TimedPrediction window : windows) {
            requireWithin("windows", window, started, durationSeconds);
            started = window.startSeconds();
        }
        double ended = 0;
        for (TimedPrediction segment : segments) {
            requireWithin("segments", segment, ended, durationSeconds);
            ended = segment.endSeconds();
        }
    }

    private static void requireWithin(String name, TimedPrediction part, double from, double to) {
        if (part.startSeconds() < from - ROUNDING_SECONDS || part.endSeconds() > to + ROUNDING_SECONDS) {
            throw new IllegalArgumentException(name + " must be in order and end by " + to + " s; one of "
                    + part.startSeconds() + " to " + part.endSeconds() + " s came where none may start before " + from);
        }
    }
}
