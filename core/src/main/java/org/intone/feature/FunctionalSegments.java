package org.intone.feature;

/**
 * How long a voice sounds and pauses: runs of frames that are voiced, and of frames that are not.
 *
 * <pre>
 * a segment is a run of frames of one kind, as long as it can be; its length is frames * hopSeconds
 * voicedPerSecond = voiced segments / (T hopSeconds)
 * </pre>
 *
 * One frame is enough for a segment. Where a kind does not occur, its mean and deviation are 0; of no frames all are 0. The
 * deviation is that of the population. No state; serves all threads.
 *
 * @param voicedPerSecond voiced segments a second
 * @param voicedSeconds the mean length of a voiced segment
 * @param voicedDeviationSeconds the deviation of those lengths
 * @param unvoicedSeconds the mean length of an unvoiced segment
 * @param unvoicedDeviationSeconds the deviation of those lengths
 */
public record FunctionalSegments(
        double voicedPerSecond,
        double voicedSeconds,
        double voicedDeviationSeconds,
        double unvoicedSeconds,
        double unvoicedDeviationSeconds) {

    /** Of a series that is NaN where there is no voice, such as F0; infinities count as NaN. */
    public static FunctionalSegments of(float[] series, double hopSeconds) {
        float[] voiced = lengths(series, true, hopSeconds);
        FunctionalMoments sound = FunctionalMoments.of(voiced);
        FunctionalMoments pause = FunctionalMoments.of(lengths(series, false, hopSeconds));
        double seconds = series.length * hopSeconds;
        return new FunctionalSegments(
                series.length == 0 ? 0 : sound.frames() / seconds,
                sound.mean(),
                sound.deviation(),
                pause.mean(),
                pause.deviation());
    }

    /** The lengths of the segments of a kind, in seconds; NaN elsewhere. */
    private static float[] lengths(float[] series, boolean voiced, double hopSeconds) {
        float[] lengths = new float[series.length];
        int run = 0;
        for (int t = 0; t < series.length; t++) {
            lengths[t] = Float.NaN;
            run = Float.isFinite(series[t]) == voiced ? run + 1 : 0;
            boolean ends = t + 1 == series.length || Float.isFinite(series[t + 1]) != voiced;
            if (run > 0 && ends) {
                lengths[t] = (float) (run * hopSeconds);
            }
        }
        return lengths;
    }
}
