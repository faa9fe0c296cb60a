package org.intone.clean;

import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * Takes the constant offset of a recorder away.
 *
 * <pre>y[n] = x[n] - mean of x</pre>
 *
 * Silence stays silence; a constant becomes silence.
 */
public final class OffsetRemoval implements Cleaning {
    @Override
    public String name() {
        return "dc";
    }

    @Override
    public Waveform clean(Waveform waveform) {
        float[] samples = Samples.finite(waveform.samples());
        double sum = 0;
        for (float sample : samples) {
            sum += sample;
        }
        double mean = sum / Math.max(1, samples.length);
        float[] centred = new float[samples.length];
        for (int n = 0; n < samples.length; n++) {
            centred[n] = (float) (samples[n] - mean);
        }
        return waveform.withSamples(centred);
    }
}
