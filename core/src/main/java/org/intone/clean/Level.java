package org.intone.clean;

import org.intone.audio.Waveform;
import org.intone.signal.Loudness;
import org.intone.signal.Samples;

/**
 * Brings a recording to a level by one gain for all of it.
 *
 * <pre>
 * y[n] = 10^((target - level(x)) / 20) x[n]
 * peak      20 log10(max |x|)               dB of full scale
 * rms       10 log10(mean of x^2)           dB of full scale
 * loudness  integrated, see {@link Loudness}     LUFS
 * </pre>
 *
 * Silence, and what is too quiet to have a loudness, stays as it is. Nothing is limited: by {@code rms} and {@code loudness} peaks may pass
 * full scale, where the recording is much louder in some places than on the whole.
 */
public final class Level implements Cleaning {
    /** What is measured. */
    public enum Measure {
        /** The largest magnitude. */
        PEAK,
        /** The root of the mean square. */
        RMS,
        /** EBU R128. */
        LOUDNESS
    }

    private static final double LEAST = -100;
    private static final double MOST = 40;

    private final Measure measure;
    private final double target;

    /** Brings to {@code target} dB or LUFS, -100 to 40. */
    public Level(Measure measure, double target) {
        if (!(target >= LEAST && target <= MOST)) {
            throw new IllegalArgumentException("target must be " + LEAST + " to " + MOST + " dB, was " + target);
        }
        this.measure = measure;
        this.target = target;
    }

    @Override
    public String name() {
        return measure.name().toLowerCase(java.util.Locale.ROOT) + ":" + Amounts.text(target);
    }

    @Override
    public Waveform clean(Waveform waveform) {
        float[] samples = Samples.finite(waveform.samples());
        double level = of(measure, waveform.withSamples(samples));
        double gain = Double.isInfinite(level) ? 1 : Math.pow(10, (target - level) / 20);
        float[] scaled = new float[samples.length];
        for (int n = 0; n < samples.length; n++) {
            scaled[n] = (float) (gain * samples[n]);
        }
        return waveform.withSamples(Samples.finite(scaled));
    }

    /** The level of a recording in dB or LUFS; minus infinity for silence. The samples must be finite. */
    public static double of(Measure measure, Waveform waveform) {
        float[] samples = waveform.samples();
        return switch (measure) {
            case PEAK -> 20 * Math.log10(Samples.peak(samples));
            case RMS -> 10 * Math.log10(Samples.power(samples));
            case LOUDNESS -> new Loudness(waveform.sampleRate()).of(samples);
        };
    }
}
