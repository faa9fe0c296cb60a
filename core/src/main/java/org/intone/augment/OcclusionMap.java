package org.intone.augment;

import java.util.function.ToDoubleFunction;
import org.intone.audio.Waveform;
import org.intone.signal.MelScale;
import org.intone.signal.Samples;
import org.intone.signal.SpectrumEdit;

/**
 * Which parts of a recording an answer hangs on: how far its probability falls where a patch of the spectrogram is silenced. Immutable.
 *
 * <pre>
 * drop[m][t] = p(x) - p(x without patch m, t),  m = 0 .. 7 bands of equal width in mel from 0 to 8,000 Hz, t = 0 .. 11 parts of equal length
 * </pre>
 *
 * <p>The patch is taken out of the sound, not of the features, so the map says the same of every model, whatever it listens to. Patches
 * of what the model is used to hear loud do more than quiet ones, and what two patches tell alike shows in neither. Source: M. Zeiler
 * and R. Fergus, Visualizing and understanding convolutional networks, 2014.
 */
public final class OcclusionMap {
    /** How many parts of time. */
    public static final int TIMES = 12;

    /** How many bands. */
    public static final int BANDS = 8;

    /** Where the highest band ends. */
    public static final double HIGH_HZ = 8000;

    private static final double FRAME_SECONDS = 0.032;
    private static final int LEAST_EXPONENT = 6;

    private final double probability;
    private final double[][] drop;

    private OcclusionMap(double probability, double[][] drop) {
        this.probability = probability;
        this.drop = drop;
    }

    /**
     * Listens once to the whole and once without each patch.
     *
     * @param waveform of any length; frequencies above 8 kHz stay
     * @param probability what a model gives the answer, 0 to 1
     */
    public static OcclusionMap of(Waveform waveform, ToDoubleFunction<Waveform> probability) {
        double whole = probability.applyAsDouble(waveform);
        double[][] drop = new double[BANDS][TIMES];
        for (int m = 0; m < BANDS; m++) {
            for (int t = 0; t < TIMES; t++) {
                drop[m][t] = whole - probability.applyAsDouble(without(waveform, m, t));
            }
        }
        return new OcclusionMap(whole, drop);
    }

    /** The sound without a patch. */
    static Waveform without(Waveform waveform, int band, int time) {
        float[] samples = Samples.finite(waveform.samples());
        int fftSize = fftSize(waveform.sampleRate());
        double binHz = (double) waveform.sampleRate() / fftSize;
        int from = (int) Math.ceil(edgeHz(band) / binHz);
        int to = (int) Math.ceil(edgeHz(band + 1) / binHz);
        double framesInAll = (double) samples.length * SpectrumEdit.OVERLAP / fftSize;
        return waveform.withSamples(SpectrumEdit.apply(samples, fftSize, (t, spectrum) -> {
            // The last frame's middle may be the recording's end.
            if (Math.min(TIMES - 1, (int) (t * TIMES / framesInAll)) == time) {
                for (int i = 2 * from; i < Math.min(2 * to, spectrum.length); i++) {
                    spectrum[i] = 0;
                }
            }
        }));
    }

    /** The lower edge of a band in Hz. */
    public static double edgeHz(int band) {
        return MelScale.SLANEY.toHz(MelScale.SLANEY.toMel(HIGH_HZ) * band / BANDS);
    }

    /** The power of two nearest to 32 ms. */
    private static int fftSize(int sampleRate) {
        return 1 << (int) Math.max(LEAST_EXPONENT, Math.round(Math.log(FRAME_SECONDS * sampleRate) / Math.log(2)));
    }

    /** What the model gives the answer where nothing is silenced. */
    public double probability() {
        return probability;
    }

    /** How far the probability falls without a patch; below 0 where it rises. */
    public double drop(int band, int time) {
        return drop[band][time];
    }

    /** The furthest of all from 0. */
    public double largest() {
        double largest = 0;
        for (double[] row : drop) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }
}
