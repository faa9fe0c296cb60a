package org.intone.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intone.audio.Waveform;
import org.intone.emotion.TimedPrediction;

/**
 * Emotions over time: a recording cut into overlapping windows of one length, each of which the recognizer hears by itself.
 *
 * <pre>
 * D &lt;= W: one window, the whole recording
 * D &gt; W:  1 + ceil((D - W) / H) windows; the first starts with the recording, the last ends with it, the others lie evenly
 *         between, so that they start H apart or less
 * </pre>
 *
 * D is the recording's length, W that of a window and H the hop. Nothing is smoothed, and pauses are heard like all else: a silent
 * window has its warning and is uncertain: this is for pictures of a short recording, while the package {@code timeline} finds speech,
 * smooths, and hears recordings of any length. Immutable; serves all threads, as the recognizer does, which it does not close.
 */
public final class SlidingRecognizer {
    /** The usual length of a window in seconds: about that of the sentences that the corpora hold. */
    public static final double WINDOW_SECONDS = 2;

    /** The usual hop in seconds. */
    public static final double HOP_SECONDS = 0.5;

    private final Recognizer recognizer;
    private final double windowSeconds;
    private final double hopSeconds;

    /** With the usual window and hop. */
    public SlidingRecognizer(Recognizer recognizer) {
        this(recognizer, WINDOW_SECONDS, HOP_SECONDS);
    }

    /**
     * With a window and a hop of its own.
     *
     * @param windowSeconds 0.1 or more
     * @param hopSeconds above 0, at most {@code windowSeconds}, so that nothing is left out
     */
    public SlidingRecognizer(Recognizer recognizer, double windowSeconds, double hopSeconds) {
        if (!(windowSeconds >= 0.1 && windowSeconds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("windowSeconds must be 0.1 or more, was " + windowSeconds);
        }
        if (!(hopSeconds > 0 && hopSeconds <= windowSeconds)) {
            throw new IllegalArgumentException(
                    "hopSeconds must be above 0 and at most " + windowSeconds + ", was " + hopSeconds);
        }
        this.recognizer = recognizer;
        this.windowSeconds = windowSeconds;
        this.hopSeconds = hopSeconds;
    }

    /**
     * Hears a recording of any rate and length.
     *
     * @return one or more windows, in the order of their times; none of the empty waveform
     */
    public List<TimedPrediction> predict(Waveform waveform) {
        List<TimedPrediction> predictions = new ArrayList<>();
        int rate = waveform.sampleRate();
        int window = Math.max(1, (int) Math.min(waveform.length(), Math.round(windowSeconds * rate)));
        long spare = (long) waveform.length() - window;
        long steps = (long) Math.ceil(spare / (hopSeconds * rate));
        for (long i = 0; i <= steps && spare >= 0; i++) {
            int start = (int) (steps == 0 ? 0 : i * spare / steps);
            float[] samples = Arrays.copyOfRange(waveform.samples(), start, start + window);
            predictions.add(new TimedPrediction(
                    (double) start / rate,
                    (double) (start + window) / rate,
                    recognizer.predict(waveform.withSamples(samples))));
        }
        return predictions;
    }
}
