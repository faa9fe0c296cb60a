package org.intone.feature;

import java.util.Arrays;
import org.intone.audio.Waveform;
import org.intone.signal.Samples;

/**
 * {@code classic-2376@1}: the flat vector that the usual notebooks feed to a 1-D convolution.
 *
 * <pre>
 * 2.5 s from 0.6 s on, at 22,050 Hz, zeros where the recording ends earlier: 55,125 samples, T = 108 frames of 2,048 every 512
 * row = z[0 .. T-1], r[0 .. T-1], c[0][0 .. 19], c[1][0 .. 19], .. c[T-1][0 .. 19]:  108 + 108 + 2,160 = 2,376 values
 * </pre>
 *
 * z as in {@link ZeroCrossingRate}, r as in {@link RootMeanSquare}, c as in {@link Mfcc}. A recording that ends before 0.6 s is
 * taken from its beginning.
 */
final class ClassicRecipe implements Recipe {
    static final int RATE = 22_050;
    static final int MFCC = 20;
    static final int FRAME_SAMPLES = 2048;
    static final int HOP_SAMPLES = 512;
    private static final double OFFSET_SECONDS = 0.6;
    private static final double SECONDS = 2.5;
    private static final int SAMPLES = 55_125;
    private static final int FRAMES = 1 + SAMPLES / HOP_SAMPLES;

    @Override
    public String name() {
        return "classic-2376";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public int sampleRate() {
        return RATE;
    }

    @Override
    public int features() {
        return FRAMES * (2 + MFCC);
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
        return new Extractor(this);
    }

    @Override
    public String toString() {
        return id();
    }

    /** The stretch that the vector describes, at the recipe's rate: always 55,125 samples. */
    static float[] stretch(Waveform waveform) {
        int rate = waveform.sampleRate();
        int length = waveform.length();
        int start = (int) (OFFSET_SECONDS * rate);
        int from = start < length ? start : 0;
        int to = (int) Math.min(length, from + Math.ceil(SECONDS * rate));
        float[] cut = Arrays.copyOfRange(Samples.finite(waveform.samples()), from, to);
        float[] resampled = waveform.withSamples(cut).atRate(RATE).samples();
        return Arrays.copyOf(resampled, SAMPLES);
    }

    /** For one thread, as the transforms within are. */
    static final class Extractor implements FeatureExtractor {
        private final Recipe recipe;
        private final ZeroCrossingRate crossings = new ZeroCrossingRate(FRAME_SAMPLES, HOP_SAMPLES);
        private final RootMeanSquare level = new RootMeanSquare(FRAME_SAMPLES, HOP_SAMPLES);
        private final Mfcc mfcc = new Mfcc(RATE, MFCC);

        Extractor(Recipe recipe) {
            this.recipe = recipe;
        }

        @Override
        public Recipe recipe() {
            return recipe;
        }

        @Override
        public FeatureMatrix extract(Waveform waveform) {
            return new FeatureMatrix(flat(stretch(waveform)), 1, recipe.features());
        }

        /** The row of samples of any length: 22 values for each of {@code 1 + samples / 512} frames. */
        float[] flat(float[] samples) {
            float[] rates = crossings.of(samples);
            float[] levels = level.of(samples);
            float[] coefficients = mfcc.of(samples);
            float[] row = new float[rates.length + levels.length + coefficients.length];
            System.arraycopy(rates, 0, row, 0, rates.length);
            System.arraycopy(levels, 0, row, rates.length, levels.length);
            System.arraycopy(coefficients, 0, row, rates.length + levels.length, coefficients.length);
            return row;
        }
    }
}
