package org.intone.feature;

import org.intone.signal.Autocorrelation;
import org.intone.signal.SincInterpolation;

/**
 * The periods that one frame may have: the peaks of its normalised autocorrelation.
 *
 * <pre>
 * a[n] = (x[n] - mean) w[n];   r[k] = ra[k] / ra[0] * rw[0] / rw[k]   (Boersma's equation 9)
 * candidate: r at a peak of r, interpolated; a value above 1 counts as its inverse
 * the best of them by r - octaveCost log2(floorHz lag) are kept
 * </pre>
 *
 * Holds scratch memory: one instance for each thread. Nothing is allocated for a frame.
 */
final class BoersmaCandidates {
    private static final int ROUGH_DEPTH = 30;

    /** How far the first estimate of the strength of a period of 20 samples or more may be off. */
    private static final double ROUGHNESS = 0.1;

    private final int sampleRate;
    private final double floorHz;
    private final double octaveCost;
    private final double leastStrength;
    private final boolean onlyStrongest;
    private final BoersmaWindow shape;
    private final double[] window;
    private final double[] frame;
    private final double[] r;
    private final double[] mirrored;
    private final double[] windowR;
    private final Autocorrelation correlation;
    private final int longestPeriod;
    private final double[] hz;
    private final double[] strength;
    private final double[] rank;
    private int count;

    BoersmaCandidates(BoersmaPitch.Settings settings, int sampleRate) {
        this.sampleRate = sampleRate;
        this.floorHz = settings.floorHz();
        this.octaveCost = settings.costs().octave();
        this.leastStrength = 0.5 * settings.costs().voicing();
        this.onlyStrongest = settings.costs().octave() == 0 && settings.costs().octaveJump() == 0;
        this.shape = settings.window();
        int half = Math.max(1, (int) Math.floor(shape.periods() / floorHz * sampleRate) / 2 - 1);
        this.window = shape.values(2 * half);
        this.frame = new double[2 * half];
        int maxLag = Math.max(1, (int) (2 * half * shape.lagShare()));
        this.correlation = new Autocorrelation(2 * half, maxLag);
        this.r = new double[maxLag + 1];
        this.windowR = new double[maxLag + 1];
        correlation.applyInto(window, windowR);
        this.mirrored = new double[2 * maxLag + 1];
        this.longestPeriod = (int) Math.floor(sampleRate / floorHz);
        int kept = settings.candidates() - 1;
        this.hz = new double[kept];
        this.strength = new double[kept];
        this.rank = new double[kept];
    }

    int count() {
        return count;
    }

    double hz(int i) {
        return hz[i];
    }

    double strength(int i) {
        return strength[i];
    }

    /**
     * Analyses the frame whose middle lies between samples {@code left} and {@code left + 1}.
     *
     * @return the frame's largest magnitude about its middle, less its mean
     */
    double analyse(float[] x, int left) {
        int half = window.length / 2;
        double mean = mean(x, left);
        double peak = 0;
        int halfPeriod = longestPeriod / 2 + 1;
        for (int n = 0; n < window.length; n++) {
            frame[n] = (sample(x, left + 1 - half + n) - mean) * window[n];
            if (n >= half - halfPeriod && n < half + halfPeriod) {
                peak = Math.max(peak, Math.abs(frame[n]));
            }
        }
        count = 0;
        correlation.applyInto(frame, r);
        if (peak > 0 && r[0] > 0) {
            normalise();
            collect();
            refine();
        }
        return peak;
    }

    private double mean(float[] x, int left) {
        double sum = 0;
        for (int n = left + 1 - longestPeriod; n <= left + longestPeriod; n++) {
            sum += sample(x, n);
        }
        return sum / (2 * longestPeriod);
    }

    private static double sample(float[] x, int n) {
        return n >= 0 && n < x.length ? x[n] : 0;
    }

    private void normalise() {
        int maxLag = r.length - 1;
        double scale = windowR[0] / r[0];
        mirrored[maxLag] = 1;
        for (int k = 1; k <= maxLag; k++) {
            r[k] *= scale / windowR[k];
            mirrored[maxLag + k] = r[k];
            mirrored[maxLag - k] = r[k];
        }
        r[0] = 1;
    }

    private void collect() {
        int maxLag = r.length - 1;
        int last = Math.min(maxLag - 1, (int) (window.length / shape.periods()) + 1);
        for (int k = 2; k <= last; k++) {
            if (r[k] > leastStrength && r[k] > r[k - 1] && r[k] >= r[k + 1]) {
                double slope = 0.5 * (r[k + 1] - r[k - 1]);
                double place = k + slope / (2 * r[k] - r[k - 1] - r[k + 1]);
                double value = SincInterpolation.at(mirrored, mirrored.length, maxLag + place, ROUGH_DEPTH);
                keep(sampleRate / place, value > 1 ? 1 / value : value);
            }
        }
    }

    private void keep(double candidateHz, double value) {
        double candidateRank = value - octaveCost * Math.log(floorHz / candidateHz) / Math.log(2);
        int place = count;
        if (count < hz.length) {
            count++;
        } else {
            place = 0;
            for (int i = 1; i < count; i++) {
                place = rank[i] < rank[place] ? i : place;
            }
            if (candidateRank <= rank[place]) {
                return;
            }
        }
        hz[place] = candidateHz;
        strength[place] = value;
        rank[place] = candidateRank;
    }

    private void refine() {
        int maxLag = r.length - 1;
        double strongest = 0;
        for (int i = 0; i < count; i++) {
            strongest = Math.max(strongest, strength[i]);
        }
        for (int i = 0; i < count; i++) {
            if (onlyStrongest && hz[i] < 0.05 * sampleRate && strength[i] < strongest - ROUGHNESS) {
                continue;
            }
            int peak = maxLag + (int) Math.round(sampleRate / hz[i]);
            // Short periods have few samples, so more of them must tell.
            int depth = hz[i] > 0.3 * sampleRate ? BoersmaWindow.GAUSS.sincDepth() : shape.sincDepth();
            double place = SincInterpolation.placeOfPeak(mirrored, mirrored.length, peak, depth);
            double value = SincInterpolation.at(mirrored, mirrored.length, place, depth);
            hz[i] = sampleRate / (place - maxLag);
            strength[i] = value > 1 ? 1 / value : value;
        }
    }
}
