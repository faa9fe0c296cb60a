package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Adds the noise of a source at a signal-to-noise ratio.
 *
 * <pre>
 * y[n] = x[n] + g w[n],  g so that 10 log10(sum x^2 / sum (g w)^2) is the ratio in dB
 * </pre>
 *
 * The ratio is that of the noise as drawn, so it holds for a short recording too (within 0.01 dB in the test). Silence, which has no
 * ratio, stays silence, and silent noise adds nothing. Samples may pass full scale.
 */
public final class AddedNoise implements Augmentation {
    private final NoiseSource source;
    private final Range snrDb;

    /** The ratio is drawn evenly from a range in dB. */
    public AddedNoise(NoiseSource source, double leastSnrDb, double mostSnrDb) {
        this.source = source;
        this.snrDb = new Range(leastSnrDb, mostSnrDb);
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        double ratio = Math.pow(10, snrDb.draw(random) / 10);
        float[] samples = Samples.finite(waveform.samples());
        float[] noise = source.noise(samples.length, waveform.sampleRate(), random);
        double noisePower = Samples.power(noise);
        double gain = noisePower > 0 ? Math.sqrt(Samples.power(samples) / ratio / noisePower) : 0;
        float[] noisy = new float[samples.length];
        for (int n = 0; n < noisy.length; n++) {
            noisy[n] = (float) (samples[n] + gain * noise[n]);
        }
        return waveform.withSamples(noisy);
    }
}
