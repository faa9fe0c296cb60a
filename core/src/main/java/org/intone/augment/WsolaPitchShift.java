package org.intone.augment;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.intone.audio.Waveform;
import org.intone.signal.Resampler;
import org.intone.signal.Samples;
import org.intone.signal.Wsola;

/**
 * Makes a voice higher or lower and leaves its speed: stretched by {@link Wsola}, then resampled to the old length. Otherwise as
 * {@link PitchShift}: in quarters of a semitone, and formants move with the pitch.
 */
public final class WsolaPitchShift implements Augmentation {
    private final Range semitones;

    /** The shift is drawn evenly from a range in semitones within two octaves; above 0 is higher. */
    public WsolaPitchShift(double leastSemitones, double mostSemitones) {
        this.semitones = new Range(leastSemitones, mostSemitones)
                .within("semitones", -PitchShift.MOST_SEMITONES, PitchShift.MOST_SEMITONES);
    }

    @Override
    public String name() {
        return "wsolapitch";
    }

    @Override
    public Waveform apply(Waveform waveform, RandomGenerator random) {
        double factor = PitchShift.factor(semitones, random);
        int parts = PitchShift.parts(factor);
        int shiftedParts = (int) Math.rint(factor * parts);
        float[] samples = Samples.finite(waveform.samples());
        float[] stretched = new Wsola(waveform.sampleRate()).stretch(samples, 1 / factor);
        float[] shifted = Resampler.of(shiftedParts, parts).resample(stretched);
        return waveform.withSamples(Arrays.copyOf(shifted, samples.length));
    }
}
