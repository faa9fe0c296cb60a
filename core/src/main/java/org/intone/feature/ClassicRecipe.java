package org.intone.feature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intone.audio.MonoSource;
import org.intone.audio.Waveform;
import org.intone.signal.Decibels;
import org.intone.signal.Frame;
import org.intone.signal.Framing;
import org.intone.signal.MelFilterBank;
import org.intone.signal.Window;

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
    static final int BANDS = 128;
    static final double RANGE_DB = 80;
    static final int FRAME_SAMPLES = 2048;
    static final int HOP_SAMPLES = 512;
    private static final int FRAMES = 1 + ClassicStretch.SAMPLES / HOP_SAMPLES;
    private static final List<String> COLUMNS = names();

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
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<FeatureColumn> described() {
        int last = FRAMES - 1;
        return List.of(
                new FeatureColumn(
                        "zcr_0 .. zcr_" + last,
                        FRAMES,
                        "crossings a sample",
                        "sign changes of the frame's samples / 2,048; frame t at 0.6 s + t 512 / 22,050 s",
                        "librosa.feature.zero_crossing_rate"),
                new FeatureColumn(
                        "rms_0 .. rms_" + last,
                        FRAMES,
                        "full scale",
                        "root of the mean of the frame's squared samples",
                        "librosa.feature.rms"),
                new FeatureColumn(
                        "mfcc_0_0 .. mfcc_" + last + "_" + (MFCC - 1),
                        FRAMES * MFCC,
                        "dB",
                        "orthonormal cosine transform, coefficients 0 to 19, of 128 mel bands in dB; frame, then coefficient",
                        "Davis and Mermelstein 1980; librosa.feature.mfcc"));
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

    /** {@code zcr_0 .. rms_0 .. mfcc_0_0 .. mfcc_0_19, mfcc_1_0 ..}: the frame, then the coefficient. */
    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String name : List.of("zcr_", "rms_")) {
            for (int t = 0; t < FRAMES; t++) {
                names.add(name + t);
            }
        }
        for (int t = 0; t < FRAMES; t++) {
            for (int q = 0; q < MFCC; q++) {
                names.add("mfcc_" + t + "_" + q);
            }
        }
        return List.copyOf(names);
    }

    /** For one thread, as the transforms within are. */
    static final class Extractor implements FeatureExtractor {
        private final Recipe recipe;
        private final ClassicStretch stretch = new ClassicStretch();
        private final FrameAnalysis analysis = new FrameAnalysis(
                new Frame(Framing.centred(FRAME_SAMPLES, HOP_SAMPLES), Window.HANN),
                new ZeroCrossingRate(),
                RootMeanSquare.ofSamples(),
                MelSpectrogram.ofPower(MelFilterBank.slaney(RATE, FRAME_SAMPLES, BANDS, 0, RATE / 2.0)));
        private final Mfcc mfcc = new Mfcc(BANDS, MFCC);

        Extractor(Recipe recipe) {
            this.recipe = recipe;
        }

        @Override
        public Recipe recipe() {
            return recipe;
        }

        @Override
        public FeatureMatrix extract(Waveform waveform) {
            return new FeatureMatrix(flat(filled(stretch.of(waveform))), 1, recipe.features());
        }

        @Override
        public FeatureMatrix extract(MonoSource source) throws IOException {
            return new FeatureMatrix(flat(filled(stretch.of(source))), 1, recipe.features());
        }

        /** The vector is always of as many samples: zeros behind a recording that ends earlier. */
        private static float[] filled(float[] samples) {
            return samples.length == ClassicStretch.SAMPLES ? samples : Arrays.copyOf(samples, ClassicStretch.SAMPLES);
        }

        /** The row of finite samples of any number: 22 values for each of {@code 1 + samples / 512} frames. */
        float[] flat(float[] samples) {
            FeatureMatrix matrix = analysis.of(samples, analysis.frames(samples.length));
            int frames = matrix.frames();
            float[] decibels = new float[frames * BANDS];
            float[] row = new float[frames * (2 + MFCC)];
            for (int t = 0; t < frames; t++) {
                row[t] = matrix.at(t, 0);
                row[frames + t] = matrix.at(t, 1);
                System.arraycopy(matrix.values(), t * matrix.features() + 2, decibels, t * BANDS, BANDS);
            }
            Decibels.ofPowersInPlace(decibels, RANGE_DB);
            System.arraycopy(mfcc.of(decibels, frames), 0, row, 2 * frames, frames * MFCC);
            return row;
        }
    }
}
