package org.intone.augment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.PhaseVocoder;
import org.intone.signal.Resampler;
import org.intone.signal.Samples;

/**
 * Makes a voice higher or lower and leaves its speed: stretched by a {@link PhaseVocoder}, then resampled to the old length.
 * Formants move with the pitch, as they do in {@code librosa.effects.pitch_shift}, against which it was checked (levels
 * in 64 bands within 1 % of the peak).
 *
 * <pre>
 * factor = 2^(s / 12),  s drawn in quarters of a semitone
 * </pre>
 *
 * The factor is met by a ratio of whole numbers, the second up to 100: within 0.7 cents up to three semitones, within 3 up to two octaves. There are
 * few such ratios, so a resampler's tables are small, and made once.
 */
public final class PitchShift implements Augmentation {
    private static final double STEPS_PER_SEMITONE = 4;
    private static final double SEMITONES_PER_OCTAVE = 12;
    static final double MOST_SEMITONES = 24;
    private static final int MOST_PARTS = 100;

    private final Range semitones;
    private final Vocoders vocoders = new Vocoders();

    /** The shift is drawn evenly from a range in semitones within two octaves; above 0 is higher. */
    public PitchShift(double leastSemitones, double mostSemitones) {
        this.semitones = new Range(leastSemitones, mostSemitones);
        if (leastSemitones < -MOST_SEMITONES || mostSemitones > MOST_SEMITONES) {
            throw new IllegalArgumentException("semitones must lie within -" + MOST_SEMITONES + " and " + MOST_SEMITONES
                    + ", were " + leastSemitones + " to " + mostSemitones);
        }
    }

    @Override
    public String name() {
        return "pitch";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        double factor = factor(semitones, random);
        int parts = parts(factor);
        int shiftedParts = (int) Math.rint(factor * parts);
        float[] samples = Samples.finite(waveform.samples());
        float[] stretched = vocoders.stretch(samples, waveform.sampleRate(), 1 / factor);
        float[] shifted = Resampler.of(shiftedParts, parts).resample(stretched);
        return waveform.withSamples(Arrays.copyOf(shifted, samples.length));
    }

    /** 2 to the octaves drawn, in quarters of a semitone. */
    static double factor(Range semitones, RandomGenerator random) {
        double drawn = Math.rint(semitones.draw(random) * STEPS_PER_SEMITONE) / STEPS_PER_SEMITONE;
        return Math.pow(2, drawn / SEMITONES_PER_OCTAVE);
    }

    /** The denominator, up to 100, of the fraction that comes nearest to a factor. */
    static int parts(double factor) {
        int best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (int parts = 1; parts <= MOST_PARTS; parts++) {
            double error = Math.abs(Math.rint(factor * parts) / parts - factor);
            if (error < least) {
                best = parts;
                least = error;
            }
        }
        return best;
    }
}
