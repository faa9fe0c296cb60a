package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.intone.signal.ChromaFilterBank;
import org.intone.signal.Decibels;
import org.intone.signal.Frame;
import org.intone.signal.Framing;
import org.intone.signal.MelFilterBank;
import org.intone.signal.MelScale;
import org.intone.signal.Padding;
import org.intone.signal.PreEmphasis;
import org.intone.signal.Samples;
import org.intone.signal.TuningEstimator;
import org.intone.signal.Window;
import org.intone.testing.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every descriptor against what librosa 0.11 computes, on every golden signal; shares are of the array's largest magnitude. */
class LibrosaTest {
    private static final int SIZE = 2048;
    private static final int HOP = 512;

    static Stream<String> signals() {
        return Golden.SIGNALS.stream();
    }

    @ParameterizedTest
    @MethodSource("signals")
    void spectraAreTheSame(String signal) {
        same(signal, "stft_mag", 1e-6, of(signal, Spectrogram.magnitude(SIZE)));
        Frame within = new Frame(new Framing(512, 256, Padding.NONE), Window.HANN);
        float[] all = new FrameAnalysis(within, Spectrogram.magnitude(512))
                .of(Golden.signal(signal))
                .values();
        // The reference keeps 40 frames.
        float[] forty = Arrays.copyOf(all, 40 * 257);
        Golden.assertClose(Golden.of(signal, "stft512_mag_nocenter").transposed(), forty, 1e-6, signal);
    }

    @ParameterizedTest
    @MethodSource("signals")
    void zeroCrossingRateIsTheSame(String signal) {
        assertArrayEquals(
                Golden.of(signal, "zcr").values(),
                of(signal, new ZeroCrossingRate()).values());
    }

    @ParameterizedTest
    @MethodSource("signals")
    void levelsAreTheSame(String signal) {
        same(signal, "rms", 1e-6, of(signal, RootMeanSquare.ofSamples()));
        same(signal, "rms_S", 1e-6, of(signal, RootMeanSquare.ofSpectrum()));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void melBandsAreTheSame(String signal) {
        FeatureMatrix mel = mel(signal);
        same(signal, "mel", 1e-6, mel);
        float[] decibels = mel.values().clone();
        Decibels.ofPowersInPlace(decibels, 80);
        same(signal, "mel_db", 2e-5, new FeatureMatrix(decibels, mel.frames(), 128));
        float[] below = mel.values().clone();
        Decibels.ofPowersInPlace(below, Samples.peak(below), 1e-10, 80);
        same(signal, "mel_db_refmax", 2e-5, new FeatureMatrix(below, mel.frames(), 128));
        MelFilterBank htk =
                MelFilterBank.of(new MelFilterBank.Design(MelScale.HTK, false, 40, 20, 8000), Golden.RATE, SIZE);
        same(signal, "mel_htk40", 1e-6, of(signal, MelSpectrogram.ofMagnitude(htk)));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void cepstraAreTheSame(String signal) {
        FeatureMatrix mel = mel(signal);
        Decibels.ofPowersInPlace(mel.values(), 80);
        same(signal, "mfcc13", 2e-6, new Mfcc(128, 13).of(mel));
        same(signal, "mfcc20", 2e-6, new Mfcc(128, 20).of(mel));
        same(signal, "mfcc40", 2e-6, new Mfcc(128, 40).of(mel));
        same(signal, "mfcc13_lifter22", 4e-6, new Mfcc(128, 13, 22).of(mel));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void differencesAreTheSame(String signal) {
        FeatureMatrix mel = mel(signal);
        Decibels.ofPowersInPlace(mel.values(), 80);
        FeatureMatrix mfcc = new Mfcc(128, 13).of(mel);
        if (signal.equals("silence")) {
            // The reference holds the rounding of constants of 1,131: less than 1e-4 there, and 0 is right.
            for (float value : Delta.interpolated(9, 2).of(mfcc).values()) {
                assertEquals(0, value, 1e-4);
            }
            return;
        }
        same(signal, "mfcc13_delta", 1e-5, Delta.interpolated(9, 1).of(mfcc));
        same(signal, "mfcc13_delta2", 1e-5, Delta.interpolated(9, 2).of(mfcc));
        same(signal, "mfcc13_delta_nearest", 1e-5, Delta.nearest(9, 1).of(mfcc));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void shapesOfSpectraAreTheSame(String signal) {
        same(signal, "spectral_centroid", 1e-5, of(signal, new SpectralCentroid(Golden.RATE, SIZE)));
        same(signal, "spectral_bandwidth", 1e-5, of(signal, new SpectralBandwidth(Golden.RATE, SIZE)));
        same(signal, "spectral_rolloff", 1e-6, of(signal, new SpectralRolloff(Golden.RATE, SIZE, 0.85)));
        same(signal, "spectral_flatness", 1e-5, of(signal, new SpectralFlatness()));
        SpectralContrast contrast = new SpectralContrast(Golden.RATE, SIZE, 200, 6);
        same(signal, "spectral_contrast", 1e-5, contrast.contrast(of(signal, contrast)));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void chromaIsTheSame(String signal) {
        FeatureMatrix power = of(signal, Spectrogram.power(SIZE));
        ChromaFilterBank estimated = filters(power);
        FeatureMatrix chroma = of(signal, Chroma.ofPower(estimated));
        same(signal, "chroma_stft", 1e-5, chroma);
        same(signal, "tonnetz_from_chroma", 1e-5, Tonnetz.of(chroma));
        same(
                signal,
                "chroma_stft_tuning0",
                1e-5,
                of(signal, Chroma.ofPower(new ChromaFilterBank(Golden.RATE, SIZE, 0))));
        ChromaFilterBank ofMagnitude = filters(of(signal, Spectrogram.magnitude(SIZE)));
        same(signal, "chroma_stft_Smag", 1e-5, of(signal, Chroma.ofMagnitude(ofMagnitude)));
    }

    private static ChromaFilterBank filters(FeatureMatrix spectra) {
        TuningEstimator tuning = new TuningEstimator(Golden.RATE, SIZE);
        for (int t = 0; t < spectra.frames(); t++) {
            tuning.add(spectra.values(), t * spectra.features());
        }
        return new ChromaFilterBank(Golden.RATE, SIZE, tuning.semitones());
    }

    @ParameterizedTest
    @MethodSource("signals")
    void preEmphasisIsTheSame(String signal) {
        float[] expected = Golden.of(signal, "preemphasis").values();
        float[] all = PreEmphasis.of(Golden.signal(signal), 0.97);
        Golden.assertClose(expected, Arrays.copyOf(all, expected.length), 1e-6, signal);
    }

    @ParameterizedTest
    @MethodSource("signals")
    void theClassicRowIsTheSame(String signal) {
        float[] row = new ClassicRecipe.Extractor(Recipes.CLASSIC_2376).flat(Golden.signal(signal));
        Golden.assertClose(Golden.of(signal, "kaggle_flat").values(), row, 2e-6, signal);
    }

    private static FeatureMatrix mel(String signal) {
        return of(signal, MelSpectrogram.ofPower(MelFilterBank.slaney(Golden.RATE, SIZE, 128, 0, 11_025)));
    }

    private static FeatureMatrix of(String signal, Descriptor descriptor) {
        Frame frame = Frame.precise(Framing.centred(SIZE, HOP), Window.HANN);
        return new FrameAnalysis(frame, descriptor).of(Golden.signal(signal));
    }

    private static void same(String signal, String feature, double share, FeatureMatrix actual) {
        float[] expected = Golden.of(signal, feature).transposed();
        Golden.assertClose(expected, actual.values(), share, feature + " of " + signal);
    }
}
