package org.intone.emotion;

/**
 * What a recognizer hears in one stretch of a longer recording.
 *
 * @param startSeconds where the stretch begins, from the recording's beginning
 * @param endSeconds where it ends, above {@code startSeconds}
 * @param prediction what is heard in it
 */
public record TimedPrediction(double startSeconds, double endSeconds, Prediction prediction) {
    /** Checks the order of the times. */
    public TimedPrediction {
        if (!(startSeconds >= 0 && startSeconds < endSeconds && endSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "startSeconds and endSeconds must rise from 0 on, were " + startSeconds + " and " + endSeconds);
        }
    }

    /** Halfway between beginning and end. */
    public double middleSeconds() {
        return (startSeconds + endSeconds) / 2;
    }
}
