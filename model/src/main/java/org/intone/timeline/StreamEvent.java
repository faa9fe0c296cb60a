package org.intone.timeline;

import org.intone.emotion.TimedPrediction;

/** What is told while sound comes in. Times are seconds from the beginning of the stream. */
public sealed interface StreamEvent {
    /**
     * Somebody began to speak.
     *
     * @param atSeconds when; that it was speech is known a little later
     */
    record SpeechStarted(double atSeconds) implements StreamEvent {
        /** Checks the time. */
        public SpeechStarted {
            TimelineSettings.requireFinite("atSeconds", atSeconds, 0);
        }
    }

    /**
     * A window of speech was heard.
     *
     * @param window the emotion in it, smoothed with those before
     */
    record EmotionHeard(TimedPrediction window) implements StreamEvent {}

    /**
     * Nobody speaks any more; all windows and segments of the stretch were told before.
     *
     * @param startSeconds when the stretch of speech began
     * @param endSeconds when it ended
     */
    record SpeechEnded(double startSeconds, double endSeconds) implements StreamEvent {
        /** Checks the order of the times. */
        public SpeechEnded {
            TimelineSettings.requireFinite("startSeconds", startSeconds, 0);
            TimelineSettings.requireFinite("endSeconds", endSeconds, startSeconds);
        }
    }

    /**
     * A segment is over: another emotion begins, or speech ends.
     *
     * @param segment the emotion in it
     */
    record SegmentEnded(TimedPrediction segment) implements StreamEvent {}
}
