package org.intone.feature;

import org.intone.signal.MelFilterBank;
import org.intone.signal.Stft;

/**
 * The power in each mel band of each frame.
 *
 * <pre>
 * P[t][m] = sum over k of W[m][k] |X[t][k]|^2,  values[t * bands + m]
 * </pre>
 *
 * X as in {@link Stft}, W as in {@link MelFilterBank}. Equal to {@code librosa.feature.melspectrogram} 0.11 where the filter
 * bank is Slaney's (within 1e-6 of the peak). Silence gives 0. The samples must be finite
 * ({@link org.intone.signal.Samples#finite}).
 *
 * <p>Holds scratch memory: one instance for each thread. Nothing is allocated for a frame.
 */
public final class MelSpectrogram {
    private final Stft stft;
    private final MelFilterBank filters;
    private final float[] power;

    /** The filter bank must be made for the transform's size. */
    public MelSpectrogram(Stft stft, MelFilterBank filters) {
        this.stft = stft;
        this.filters = filters;
        this.power = new float[stft.bins()];
    }

    /** The number of bands. */
    public int bands() {
        return filters.bands();
    }

    /** The number of frames of a signal. */
    public int frames(int samples) {
        return stft.frames(samples);
    }

    /** The powers of all frames, frames x bands. */
    public float[] of(float[] samples) {
        int frames = frames(samples.length);
        float[] values = new float[frames * bands()];
        for (int t = 0; t < frames; t++) {
            stft.powerInto(samples, t, power);
            filters.applyInto(power, values, t * bands());
        }
        return values;
    }
}
