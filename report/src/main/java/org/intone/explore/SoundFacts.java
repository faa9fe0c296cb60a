package org.intone.explore;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.intone.audio.AudioCheck;
import org.intone.audio.AudioFault;
import org.intone.audio.Waveform;
import org.intone.feature.FeatureExtractor;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.signal.Loudness;
import org.intone.signal.Samples;

/**
 * What is measured of a recording's sound beside its features.
 *
 * @param seconds its length
 * @param sampleRate in Hz
 * @param channels of its file
 * @param loudnessLufs integrated loudness after EBU R128; -70, its gate, for silence
 * @param peak the largest magnitude of a sample; 1 is full scale
 * @param faults what {@link AudioCheck} finds
 */
public record SoundFacts(
        double seconds, int sampleRate, int channels, double loudnessLufs, double peak, Set<AudioFault> faults) {
    /** The facts as a recipe, so that the cache of features keeps them; it is for no network and listed nowhere. */
    public static final Recipe RECIPE = new FactsRecipe();

    private static final List<AudioFault> FAULTS = List.of(AudioFault.values());
    private static final double GATE_LUFS = -70;
    private static final int LEAST_RATE = 100;
    private static final int NUMBERS = 5;

    /** Keeps a copy. */
    public SoundFacts {
        faults = Set.copyOf(faults);
    }

    /** Measures a recording at its own rate. */
    static SoundFacts of(Waveform waveform) {
        float[] samples = Samples.finite(waveform.samples());
        double lufs = waveform.sampleRate() < LEAST_RATE
                ? GATE_LUFS
                : Math.max(GATE_LUFS, new Loudness(waveform.sampleRate()).of(samples));
        return new SoundFacts(
                waveform.durationSeconds(),
                waveform.sampleRate(),
                waveform.sourceChannels(),
                lufs,
                Samples.peak(samples),
                Set.copyOf(AudioCheck.faults(waveform)));
    }

    /**
     * The facts that an extractor of {@link #RECIPE} found.
     *
     * @param row one frame: seconds, sample rate, channels, loudness, peak, and 0 or 1 for each fault in the order of {@link AudioFault}
     */
    public static SoundFacts of(FeatureMatrix row) {
        EnumSet<AudioFault> faults = EnumSet.noneOf(AudioFault.class);
        for (int i = 0; i < FAULTS.size(); i++) {
            if (row.at(0, NUMBERS + i) != 0) {
                faults.add(FAULTS.get(i));
            }
        }
        return new SoundFacts(
                row.at(0, 0), Math.round(row.at(0, 1)), Math.round(row.at(0, 2)), row.at(0, 3), row.at(0, 4), faults);
    }

    private FeatureMatrix toRow() {
        float[] row = new float[NUMBERS + FAULTS.size()];
        row[0] = (float) seconds;
        row[1] = sampleRate;
        row[2] = channels;
        row[3] = (float) loudnessLufs;
        row[4] = (float) peak;
        faults.forEach(fault -> row[NUMBERS + FAULTS.indexOf(fault)] = 1);
        return new FeatureMatrix(row, 1, row.length);
    }

    private static final class FactsRecipe implements Recipe {
        @Override
        public String name() {
            return "sound-facts";
        }

        @Override
        public int version() {
            return 1;
        }

        /** Nominal: nothing is resampled. */
        @Override
        public int sampleRate() {
            return 48_000;
        }

        @Override
        public List<String> columns() {
            return List.of(
                    "seconds",
                    "sample_rate",
                    "channels",
                    "loudness",
                    "peak",
                    "silent",
                    "quiet",
                    "too_short",
                    "clipped");
        }

        @Override
        public int windowFrames() {
            return 1;
        }

        @Override
        public float padValue() {
            return 0;
        }

        @Override
        public FeatureExtractor newExtractor() {
            Recipe self = this;
            return new FeatureExtractor() {
                @Override
                public Recipe recipe() {
                    return self;
                }

                @Override
                public FeatureMatrix extract(Waveform waveform) {
                    return of(waveform).toRow();
                }
            };
        }
    }
}
