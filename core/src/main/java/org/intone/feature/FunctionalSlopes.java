package org.intone.feature;

/**
 * How steeply a series rises and falls.
 *
 * <pre>
 * a rise goes from a dip at frame t to the next peak at frame u; a fall from a peak to the next dip
 * slope = (x[u] - x[t]) / (hopSeconds (u - t)),  units a second; negative of a fall
 * mean and deviation over the rises, and over the falls
 * regression: the slope b of the straight line that comes closest, sum (x[t] - a - b hopSeconds t)^2 least
 * </pre>
 *
 * Movements of no more than {@code threshold} are passed over, and none goes
 * across frames that are NaN: the voice between two pauses is a series of its own (the regression goes through all
 * frames that count). A constant and an empty series have slopes of 0, and no peaks. No state; serves all threads.
 *
 * <p>Source: Eyben et al., The Geneva Minimalistic Acoustic Parameter Set, IEEE Transactions on Affective Computing 7(2), 2016,
 * which names these functionals and leaves the threshold open.
 *
 * @param meanRising units a second
 * @param deviationRising units a second
 * @param meanFalling units a second, 0 or less
 * @param deviationFalling units a second
 * @param peaks those that have a rise before and a fall after them
 */
public record FunctionalSlopes(
        double meanRising, double deviationRising, double meanFalling, double deviationFalling, int peaks) {

    /**
     * Of a series with NaN for frames that do not count.
     *
     * @param hopSeconds from one frame to the next, positive
     * @param threshold in the units of the series; every movement counts at 0
     */
    public static FunctionalSlopes of(float[] series, double hopSeconds, double threshold) {
        if (!(hopSeconds > 0 && threshold >= 0)) {
            throw new IllegalArgumentException(
                    "hopSeconds must be positive and threshold 0 or more, were " + hopSeconds + " and " + threshold);
        }
        FunctionalTurns turns = FunctionalTurns.of(series, threshold);
        FunctionalMoments rises = FunctionalMoments.of(turns.slopes(series, true, hopSeconds));
        FunctionalMoments falls = FunctionalMoments.of(turns.slopes(series, false, hopSeconds));
        return new FunctionalSlopes(rises.mean(), rises.deviation(), falls.mean(), falls.deviation(), turns.peaks());
    }

    /** The slope of the straight line through all frames that count, in units a second; 0 of fewer than two frames. */
    public static double regression(float[] series, double hopSeconds) {
        double mean = FunctionalMoments.of(series).mean();
        int frames = 0;
        double place = 0;
        for (int t = 0; t < series.length; t++) {
            if (Float.isFinite(series[t])) {
                frames++;
                place += t;
            }
        }
        place /= Math.max(1, frames);
        double both = 0;
        double squares = 0;
        for (int t = 0; t < series.length; t++) {
            if (Float.isFinite(series[t])) {
                both += (t - place) * (series[t] - mean);
                squares += (t - place) * (t - place);
            }
        }
        return squares > 0 ? both / squares / hopSeconds : 0;
    }
}
