package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.Stream;
import org.intone.signal.Decibels;
import org.intone.signal.MelFilterBank;
import org.intone.signal.Stft;
import org.intone.signal.Window;
import org.intone.testing.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every descriptor against what librosa 0.11 computes, on every golden signal. */
class LibrosaTest {
    static Stream<String> signals() {
        return Golden.SIGNALS.stream();
    }

    @ParameterizedTest
    @MethodSource("signals")
    void zeroCrossingRateIsTheSame(String signal) {
        float[] expected = Golden.of(signal, "zcr").values();
        assertArrayEquals(expected, new ZeroCrossingRate(2048, 512).of(Golden.signal(signal)));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void levelIsTheSame(String signal) {
        float[] expected = Golden.of(signal, "rms").values();
        float[] actual = new RootMeanSquare(2048, 512).of(Golden.signal(signal));
        Golden.assertClose(expected, actual, 1e-6, signal);
    }

    @ParameterizedTest
    @MethodSource("signals")
    void logMelIsTheSame(String signal) {
        float[] bands = spectrogram().of(Golden.signal(signal));
        Decibels.ofPowersInPlace(bands, 80);
        Golden.assertClose(Golden.of(signal, "mel_db").transposed(), bands, 2e-5, signal);
    }

    @ParameterizedTest
    @MethodSource("signals")
    void mfccAreTheSame(String signal) {
        float[] actual = new Mfcc(Golden.RATE, 20).of(Golden.signal(signal));
        Golden.assertClose(Golden.of(signal, "mfcc20").transposed(), actual, 2e-6, signal);
    }

    @ParameterizedTest
    @MethodSource("signals")
    void theClassicRowIsTheSame(String signal) {
        float[] row = new ClassicRecipe.Extractor(Recipes.CLASSIC_2376).flat(Golden.signal(signal));
        Golden.assertClose(Golden.of(signal, "kaggle_flat").values(), row, 2e-6, signal);
    }

    @Test
    void melPowerIsTheSame() {
        float[] actual = spectrogram().of(Golden.signal("sweep"));
        Golden.assertClose(Golden.of("sweep", "mel").transposed(), actual, 1e-6, "mel");
    }

    private static MelSpectrogram spectrogram() {
        return new MelSpectrogram(
                new Stft(2048, 512, Window.HANN), MelFilterBank.slaney(Golden.RATE, 2048, 128, 0, 11_025));
    }
}
