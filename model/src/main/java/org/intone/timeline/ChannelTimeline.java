package org.intone.timeline;

import java.util.ArrayList;
import java.util.List;
import org.intone.emotion.TimedPrediction;

/** Gathers the timeline of one channel. For one thread. */
final class ChannelTimeline {
    private final List<TimedPrediction> windows = new ArrayList<>();
    private final List<TimedPrediction> segments = new ArrayList<>();
    private final Assembly assembly;

    ChannelTimeline(Ear ear, TimelineSettings settings) {
        this.assembly = new Assembly(ear, settings, event -> {
            if (event instanceof StreamEvent.EmotionHeard heard) {
                windows.add(heard.window());
            } else if (event instanceof StreamEvent.SegmentEnded ended) {
                segments.add(ended.segment());
            }
        });
    }

    void take(TimelineRecognizer.Item item) {
        if (item.part() instanceof Part.Began began) {
            assembly.began(began);
        } else if (item.part() instanceof Part.Ended ended) {
            assembly.ended(ended);
        } else {
            assembly.heard(item.listened().orElseThrow());
        }
    }

    Timeline timeline(int channel, double seconds, boolean silent) {
        return new Timeline(channel, seconds, windows, segments, assembly.summary(silent));
    }
}
