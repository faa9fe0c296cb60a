package org.intone.feature;

import java.io.IOException;
import java.util.Arrays;
import org.intone.audio.MonoSource;
import org.intone.audio.MonoStream;
import org.intone.audio.Waveform;
import org.intone.signal.Resampler;
import org.intone.signal.Samples;

/**
 * The part of a recording that the classic recipes describe: 2.5 s from 0.6 s on, or from the beginning where it ends before that, at
 * {@value ClassicRecipe#RATE} Hz, finite.
 *
 * <p>Gives arrays that the next recording may overwrite, since to fetch new ones for each took a sixth of the time. For one thread.
 */
final class ClassicStretch {
    static final int SAMPLES = 55_125;
    private static final double OFFSET_SECONDS = 0.6;
    private static final double SECONDS = 2.5;

    private float[] read = {};
    private float[] resampled = {};

    /** At most {@value #SAMPLES} samples, fewer where the recording ends earlier. */
    float[] of(Waveform waveform) {
        int rate = waveform.sampleRate();
        int length = waveform.length();
        int start = (int) (OFFSET_SECONDS * rate);
        int from = start < length ? start : 0;
        int to = Math.min(length, from + samples(rate));
        return atRate(Arrays.copyOfRange(waveform.samples(), from, to), rate);
    }

    /** The same of a recording, of which no more is read than that. */
    float[] of(MonoSource source) throws IOException {
        float[] late = read(source, OFFSET_SECONDS);
        return late.length > 0 ? late : read(source, 0);
    }

    private float[] read(MonoSource source, double fromSeconds) throws IOException {
        try (MonoStream stream = source.open()) {
            int rate = stream.sampleRate();
            stream.skip((int) (fromSeconds * rate));
            if (read.length != samples(rate)) {
                read = new float[samples(rate)];
            }
            int count = stream.readInto(read);
            return atRate(count == read.length ? read : Arrays.copyOf(read, count), rate);
        }
    }

    private static int samples(int rate) {
        return (int) Math.ceil(SECONDS * rate);
    }

    private float[] atRate(float[] samples, int rate) {
        float[] clean = Samples.finite(samples);
        if (rate == ClassicRecipe.RATE) {
            return clean;
        }
        Resampler resampler = Resampler.of(rate, ClassicRecipe.RATE);
        int length = resampler.outputLength(clean.length);
        if (resampled.length != length) {
            resampled = new float[length];
        }
        resampler.resampleInto(clean, resampled);
        return length > SAMPLES ? Arrays.copyOf(resampled, SAMPLES) : resampled;
    }
}
