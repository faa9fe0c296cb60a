package org.intone.timeline;

import java.util.Arrays;

/**
 * The power of the noise in each band, while somebody speaks too.
 *
 * <pre>
 * smooth = (smooth + power) / 2,   least = minimum of smooth over the last 1.3 to 1.5 s
 * noise  = 0.93 noise + 0.07 power where smooth &lt; 15 least;  never below 2 least
 * </pre>
 *
 * The minima are those of Martin, the mean between them is that of Cohen and Berdugo, both simplified. For one thread.
 *
 * <ol>
 *   <li>R. Martin: Noise power spectral density estimation based on optimal smoothing and minimum statistics. IEEE Trans. Speech and
 *       Audio Processing 9, 2001.
 *   <li>I. Cohen, B. Berdugo: Noise estimation by minima controlled recursive averaging. IEEE Signal Processing Letters 9, 2002.
 * </ol>
 */
final class NoiseFloor {
    private static final int PARTS = 8;
    private static final int FRAMES_OF_PART = 12;
    private static final double ABOVE_LEAST = 2;
    private static final double STILL_NOISE = 15;
    private static final double KEPT = 0.93;

    private final double[] smooth;
    private final double[] noise;
    private final double[][] leastOfPart;
    private long frames;

    /**
     * Starts.
     *
     * @param first the power of the first frame in each band
     * @param least what the noise may be at least before anything more is known
     */
    NoiseFloor(double[] first, double[] least) {
        this.smooth = first.clone();
        this.noise = new double[first.length];
        this.leastOfPart = new double[PARTS][];
        for (int i = 0; i < PARTS; i++) {
            leastOfPart[i] = least.clone();
        }
        for (int b = 0; b < noise.length; b++) {
            noise[b] = ABOVE_LEAST * least[b];
        }
    }

    /** Takes the powers of the next frame. */
    void next(double[] power) {
        double[] current = leastOfPart[(int) (frames / FRAMES_OF_PART % PARTS)];
        if (frames % FRAMES_OF_PART == 0 && frames > 0) {
            Arrays.fill(current, Double.MAX_VALUE);
        }
        frames++;
        for (int b = 0; b < power.length; b++) {
            smooth[b] = (smooth[b] + power[b]) / 2;
            current[b] = Math.min(current[b], smooth[b]);
            double least = Double.MAX_VALUE;
            for (double[] part : leastOfPart) {
                least = Math.min(least, part[b]);
            }
            if (smooth[b] < STILL_NOISE * least) {
                noise[b] = KEPT * noise[b] + (1 - KEPT) * power[b];
            }
            noise[b] = Math.max(noise[b], ABOVE_LEAST * least);
        }
    }

    /** The noise's power in a band. */
    double of(int band) {
        return noise[band];
    }
}
