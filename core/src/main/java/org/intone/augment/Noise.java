package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Adds white noise at a signal-to-noise ratio.
 *
 * <pre>
 * y[n] = x[n] + g w[n],  w normal,  g so that 10 log10(sum x^2 / sum (g w)^2) is the ratio in dB
 * </pre>
 *
 * The ratio is that of the noise as drawn, not of the noise expected, so it holds for a short recording too. Silence, which has no
 * ratio, stays silence. Samples may pass full scale.
 */
public final class Noise implements Augmentation {
    private final Range snrDb;

    /** The ratio is drawn evenly from a range in dB. */
    public Noise(double leastSnrDb, double mostSnrDb) {
        this.snrDb = new Range(leastSnrDb, mostSnrDb);
    }

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        double ratio = Math.pow(10, snrDb.draw(random) / 10);
        float[] samples = Samples.finite(waveform.samples());
        float[] noise = new float[samples.length];
        for (int n = 0; n < noise.length; n++) {
            noise[n] = (float) random.nextGaussian();
        }
        double noisePower = Samples.power(noise);
        double gain = noisePower > 0 ? Math.sqrt(Samples.power(samples) / ratio / noisePower) : 0;
        for (int n = 0; n < noise.length; n++) {
            noise[n] = (float) (samples[n] + gain * noise[n]);
        }
        return waveform.withSamples(noise);
    }
}
