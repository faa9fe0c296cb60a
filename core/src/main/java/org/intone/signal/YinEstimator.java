package org.intone.signal;

/**
 * The fundamental frequency of a frame by the YIN method.
 *
 * <pre>
 * f0 = rate / p,  p: the first trough of y below the threshold, else the least y,  between samples by a parabola
 * </pre>
 *
 * y as in {@link YinDifference}. Equal to {@code librosa.yin} 0.11 (within 1e-4 of the peak). There is a value for every frame: that of a
 * frame without a voice, or of silence, means nothing. Holds scratch memory: one instance for each thread. Nothing is allocated
 * for a frame.
 *
 * <p>Source: de Cheveigné and Kawahara, YIN, a fundamental frequency estimator for speech and music, JASA 111(4), 2002.
 */
public final class YinEstimator {
    private static final double THRESHOLD = 0.1;

    private final YinDifference difference;

    /**
     * For frames of N samples.
     *
     * @param sampleRate in Hz
     * @param frameSamples N, more than one period of the lowest frequency, better two
     * @param range up to half the rate
     */
    public YinEstimator(int sampleRate, int frameSamples, PitchRange range) {
        this.difference = new YinDifference(sampleRate, frameSamples, range);
    }

    /** The frequency in Hz of the N samples of a frame, which are finite. */
    public double f0Hz(float[] samples) {
        double[] values = difference.of(samples);
        int least = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] < THRESHOLD && difference.isTrough(i)) {
                return difference.frequencyHz(i);
            }
            least = values[i] < values[least] ? i : least;
        }
        return difference.frequencyHz(least);
    }
}
