package org.intone.augment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Sends a recording through a digital telephone: 8,000 samples a second of 8 bits each, mu-law.
 *
 * <pre>
 * at 8 kHz: m = min(32635, |round(32768 x)|) + 132,  e = floor(log2 m) - 7,  c = floor(m / 2^(e + 3)) mod 16
 * y = sign(x) ((2c + 33) 2^(e + 2) - 132) / 32768;  back at the recording's rate
 * </pre>
 *
 * Not delayed, as long as before; what lies above 4 kHz is lost. Beyond full scale it clips. Nothing is drawn. A recording of
 * 8 kHz or less is coded at its own rate.
 *
 * <p>Source: ITU-T G.711, 1988. Its 256 values come out as they went in (test).
 */
public final class MuLaw implements Augmentation {
    private static final int LINE_RATE = 8000;
    private static final int LARGEST = 32_635;
    private static final int BIAS = 132;

    @Override
    public String name() {
        return "mulaw";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        int rate = waveform.sampleRate();
        Waveform line = waveform.withSamples(Samples.finite(waveform.samples()));
        boolean resampled = rate > LINE_RATE;
        float[] coded = (resampled ? line.atRate(LINE_RATE).samples() : line.samples()).clone();
        for (int n = 0; n < coded.length; n++) {
            coded[n] = coded(coded[n]);
        }
        float[] back = resampled ? Waveform.of(coded, LINE_RATE).atRate(rate).samples() : coded;
        return waveform.withSamples(Arrays.copyOf(back, waveform.length()));
    }

    /** The value that comes out for one that went in. */
    static float coded(float sample) {
        int value = Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768)));
        int magnitude = Math.min(LARGEST, Math.abs(value)) + BIAS;
        int exponent = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = magnitude >> (exponent + 3) & 15;
        int out = ((2 * mantissa + 33) << (exponent + 2)) - BIAS;
        return (value < 0 ? -out : out) / 32_768f;
    }
}
