package org.intone.audio;

import java.util.ArrayList;
import java.util.List;
import org.intone.signal.Samples;

/**
 * Looks for what makes a recording's emotion hard to tell.
 *
 * <pre>
 * silent:    peak &lt; 0.0001 (-80 dB); then nothing else is said
 * quiet:     peak &lt; 0.01 (-40 dB)
 * too short: less than 0.3 s from the first to the last block of 10 ms within 40 dB of the loudest block
 * clipped:   more than 1 sample in 1,000 in {@link FlatTops}
 * </pre>
 *
 * NaN counts as 0. No state; serves all threads.
 */
public final class AudioCheck {
    /** The peak below which there is silence: a few steps of 16-bit samples. */
    public static final double SILENT_PEAK = 1e-4;

    /** The peak below which sound is quiet. */
    public static final double QUIET_PEAK = 0.01;

    /** How long sound must last. */
    public static final double LEAST_SECONDS = 0.3;

    /** The share of samples in flat tops that is not heard. */
    public static final double CLIPPED_SHARE = 0.001;

    private static final int BLOCKS_PER_SECOND = 100;
    private static final double SOUND_SHARE = 1e-4; // of the loudest block's power: 40 dB

    private AudioCheck() {}

    /** The faults, in the order of {@link AudioFault}; empty for a sound recording. */
    public static List<AudioFault> faults(Waveform waveform) {
        float[] samples = Samples.finite(waveform.samples());
        float peak = Samples.peak(samples);
        if (peak < SILENT_PEAK) {
            return List.of(AudioFault.SILENT);
        }
        List<AudioFault> faults = new ArrayList<>();
        if (peak < QUIET_PEAK) {
            faults.add(AudioFault.QUIET);
        }
        if (soundSeconds(samples, waveform.sampleRate()) < LEAST_SECONDS) {
            faults.add(AudioFault.TOO_SHORT);
        }
        if (clippedSamples(samples) > CLIPPED_SHARE * samples.length) {
            faults.add(AudioFault.CLIPPED);
        }
        return List.copyOf(faults);
    }

    /** From the beginning of the first to the end of the last block that is heard. */
    private static double soundSeconds(float[] samples, int sampleRate) {
        int block = Math.max(1, sampleRate / BLOCKS_PER_SECOND);
        double[] energy = new double[(samples.length + block - 1) / block];
        double loudest = 0;
        for (int b = 0; b < energy.length; b++) {
            int end = Math.min(samples.length, (b + 1) * block);
            double sum = 0;
            for (int n = b * block; n < end; n++) {
                sum += (double) samples[n] * samples[n];
            }
            energy[b] = sum;
            loudest = Math.max(loudest, sum);
        }
        int first = 0;
        while (energy[first] < SOUND_SHARE * loudest) {
            first++;
        }
        int last = energy.length - 1;
        while (energy[last] < SOUND_SHARE * loudest) {
            last--;
        }
        return (double) (Math.min(samples.length, (last + 1) * block) - first * block) / sampleRate;
    }

    private static int clippedSamples(float[] samples) {
        FlatTops tops = new FlatTops();
        int clipped = 0;
        for (float sample : samples) {
            clipped += tops.next(sample);
        }
        return clipped;
    }
}
