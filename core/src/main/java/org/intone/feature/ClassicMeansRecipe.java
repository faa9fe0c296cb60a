package org.intone.feature;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intone.signal.ChromaFilterBank;

/**
 * {@code classic-162@1}: the means over time that the usual notebooks feed to a network.
 *
 * <pre>
 * 2.5 s from 0.6 s on, at 22,050 Hz, or less where the recording ends earlier; T frames of 2,048 every 512
 * row = 1/T sum over t of z[t], chroma[t][0 .. 11], c[t][0 .. 19], r[t], P[t][0 .. 127]:  1 + 12 + 20 + 1 + 128 = 162 values
 * </pre>
 *
 * z as in {@link ZeroCrossingRate}, chroma of magnitudes as in {@link Chroma} with the tuning of
 * {@link org.intone.signal.TuningEstimator}, c as in {@link Mfcc}, r as in {@link RootMeanSquare}, P as in {@link MelSpectrogram} of power.
 * A recording that ends before 0.6 s is taken from its beginning. There are no zeros behind a short recording, unlike in
 * {@code classic-2376}, since they would count in the means.
 */
final class ClassicMeansRecipe implements Recipe {
    private static final List<String> COLUMNS = Stream.of(
                    Stream.of("zcr"),
                    numbered("chroma_", ChromaFilterBank.CLASSES),
                    numbered("mfcc_", ClassicRecipe.MFCC),
                    Stream.of("rms"),
                    numbered("mel_", ClassicRecipe.BANDS))
            .flatMap(names -> names)
            .toList();

    private static Stream<String> numbered(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i);
    }

    @Override
    public String name() {
        return "classic-162";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public int sampleRate() {
        return ClassicRecipe.RATE;
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<FeatureColumn> described() {
        return List.of(
                new FeatureColumn(
                        "zcr",
                        1,
                        "crossings a sample",
                        "mean over the frames of their sign changes / 2,048",
                        "librosa.feature.zero_crossing_rate"),
                new FeatureColumn(
                        "chroma_0 .. chroma_11",
                        ChromaFilterBank.CLASSES,
                        "share of the strongest class",
                        "mean over the frames of the magnitude in each pitch class, from C, over the largest",
                        "librosa.feature.chroma_stft"),
                new FeatureColumn(
                        "mfcc_0 .. mfcc_19",
                        ClassicRecipe.MFCC,
                        "dB",
                        "mean over the frames of the orthonormal cosine transform of 128 mel bands in dB",
                        "Davis and Mermelstein 1980; librosa.feature.mfcc"),
                new FeatureColumn(
                        "rms",
                        1,
                        "full scale",
                        "mean over the frames of the root of the mean of their squared samples",
                        "librosa.feature.rms"),
                new FeatureColumn(
                        "mel_0 .. mel_127",
                        ClassicRecipe.BANDS,
                        "power",
                        "mean over the frames of the power in mel bands of unit area up to 11,025 Hz",
                        "Slaney 1998; librosa.feature.melspectrogram"));
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
        return new ClassicMeansExtractor(this);
    }

    @Override
    public String toString() {
        return id();
    }
}
