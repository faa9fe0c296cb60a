package org.intone.feature;

import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * The harmonics-to-noise ratio of each frame, as Praat's {@code To Harmonicity (ac)}.
 *
 * <pre>
 * r: the highest peak of the frame's autocorrelation over that of its window, a Gaussian of nine periods of the lowest F0
 * hnrDb = 10 log10(r / (1 - r)): 0 where harmonics and noise have the same power
 * </pre>
 *
 * {@link #SILENT_DB} stands for frames whose largest magnitude is below a tenth of the recording's, and for those without a peak;
 * a perfect period gives at most 150. Frames are 10 ms apart; a recording shorter than the window has none. Immutable; serves
 * all threads. Checked against Praat 6.3.07 (within 0.02 dB).
 *
 * <p>Source: P. Boersma, Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio of a sampled
 * sound, Proceedings of the Institute of Phonetic Sciences 17, Amsterdam 1993.
 */
public final class HarmonicsToNoise {
    /** What stands for silence: -200. */
    public static final float SILENT_DB = -200;

    private static final double MOST_DB = 150;
    private static final double SILENCE = 0.1;
    private static final double HOP_SECONDS = 0.01;

    private final double floorHz;

    /** For voices from {@code floorHz} on; 75 is usual. */
    public HarmonicsToNoise(double floorHz) {
        if (!(floorHz > 0)) {
            throw new IllegalArgumentException("floorHz must be positive, was " + floorHz);
        }
        this.floorHz = floorHz;
    }

    /** The ratios of all frames in dB. */
    public float[] of(Waveform waveform) {
        float[] samples = Samples.finite(waveform.samples());
        int rate = waveform.sampleRate();
        BoersmaPitch.Costs costs = new BoersmaPitch.Costs(SILENCE, 0, 0, 0, 0);
        double ceilingHz = Math.max(rate / 2.0, 2 * floorHz);
        BoersmaPitch.Settings settings =
                new BoersmaPitch.Settings(floorHz, ceilingHz, HOP_SECONDS, BoersmaWindow.GAUSS, costs);
        PitchContour contour = new BoersmaPitch(settings).of(samples, rate);
        float[] ratiosDb = new float[contour.frames()];
        for (int t = 0; t < ratiosDb.length; t++) {
            ratiosDb[t] = contour.isVoiced(t) ? ratioDb(contour.strength()[t]) : SILENT_DB;
        }
        return ratiosDb;
    }

    /** The mean over the frames that are not silent, as Praat has it; {@link #SILENT_DB} where all are. */
    public static double meanDb(float[] ratiosDb) {
        double sum = 0;
        int frames = 0;
        for (float ratioDb : ratiosDb) {
            if (ratioDb > SILENT_DB) {
                sum += ratioDb;
                frames++;
            }
        }
        return frames == 0 ? SILENT_DB : sum / frames;
    }

    private static float ratioDb(double strength) {
        if (strength <= 1e-15) {
            return (float) -MOST_DB;
        }
        return (float) Math.min(MOST_DB, 10 * Math.log10(strength / (1 - strength)));
    }
}
