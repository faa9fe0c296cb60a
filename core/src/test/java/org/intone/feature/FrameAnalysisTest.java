package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.intone.signal.ChromaFilterBank;
import org.intone.signal.Frame;
import org.intone.signal.FrameStream;
import org.intone.signal.Framing;
import org.intone.signal.MelFilterBank;
import org.intone.signal.Padding;
import org.intone.signal.Window;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameAnalysisTest {
    private static final int RATE = 22_050;
    private static final int SIZE = 1024;

    /** Every descriptor there is. */
    static Descriptor[] descriptors(int rate, int size) {
        return new Descriptor[] {
            new ZeroCrossingRate(),
            RootMeanSquare.ofSamples(),
            RootMeanSquare.ofSpectrum(),
            MelSpectrogram.ofPower(MelFilterBank.slaney(rate, size, 20, 0, rate / 2.0)),
            MelSpectrogram.ofMagnitude(MelFilterBank.htk(rate, size, 10, 0, rate / 2.0)),
            Chroma.ofPower(new ChromaFilterBank(rate, size, 0.3)),
            new SpectralCentroid(rate, size),
            new SpectralBandwidth(rate, size),
            new SpectralRolloff(rate, size, 0.85),
            new SpectralFlatness(),
            new SpectralEntropy(),
            new SpectralSlope(rate, size, 0, rate / 4.0),
            new SpectralFlux(size),
            new SpectralContrast(rate, size, rate / 100.0, 5),
            new BandEnergy(rate, size, 0, rate / 8.0, rate / 2.0),
            new AWeightedLevel(rate, size, Window.HANN)
        };
    }

    @Property(tries = 60)
    void aStreamHasTheRowsOfTheWholeBitForBit(
            @ForAll @IntRange(min = 0, max = 9000) int length,
            @ForAll @IntRange(min = 1, max = 1500) int hop,
            @ForAll Padding padding,
            @ForAll long seed) {
        Framing framing = new Framing(256, hop, padding);
        float[] signal = Sounds.noise(length, 0.2, seed);
        FeatureMatrix whole = new FrameAnalysis(new Frame(framing, Window.HANN), descriptors(8000, 256)).of(signal);
        FrameAnalysis analysis = new FrameAnalysis(new Frame(framing, Window.HANN), descriptors(8000, 256));
        float[] streamed = new float[whole.values().length];
        FrameStream stream = analysis.stream(
                (t, row) -> System.arraycopy(row, 0, streamed, (int) t * analysis.features(), analysis.features()));
        Random blocks = new Random(seed);
        // The second signal must not remember the first.
        for (int pass = 0; pass < 2; pass++) {
            Arrays.fill(streamed, Float.NaN);
            for (int at = 0; at < length; ) {
                int count = Math.min(length - at, blocks.nextInt(blocks.nextBoolean() ? 3 : 7000));
                stream.accept(signal, at, count);
                at += count;
            }
            assertEquals(length, stream.length());
            stream.finish();
            assertArrayEquals(whole.values(), streamed);
        }
    }

    @Test
    void theColumnsAreNamed() {
        Frame frame = new Frame(Framing.centred(SIZE, 256), Window.HANN);
        FrameAnalysis analysis = new FrameAnalysis(
                frame,
                new ZeroCrossingRate(),
                MelSpectrogram.ofPower(MelFilterBank.slaney(RATE, SIZE, 2, 0, 8000)),
                new BandEnergy(RATE, SIZE, 50, 1000, 5000));
        assertEquals(List.of("zcr", "mel_0", "mel_1", "energy_50_1000", "energy_1000_5000"), analysis.columns());
        for (Descriptor descriptor : descriptors(RATE, SIZE)) {
            assertEquals(descriptor.size(), descriptor.columns().size(), descriptor.name());
            assertTrue(!descriptor.unit().isBlank() && !descriptor.formula().isBlank(), descriptor.name());
            assertTrue(!descriptor.source().isBlank(), descriptor.name());
        }
        assertThrows(IllegalArgumentException.class, () -> new FrameAnalysis(frame));
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 22_050, 192_000})
    void everyValueOfTheOddestSoundsIsFinite(int rate) {
        for (int length : new int[] {0, 1, 2, 511, 3000}) {
            float[] square = new float[length];
            float[] odd = new float[length];
            float[] constant = new float[length];
            Arrays.fill(constant, 0.7f);
            for (int n = 0; n < length; n++) {
                square[n] = n / 40 % 2 == 0 ? 1 : -1;
                odd[n] = List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.MAX_VALUE, Float.MIN_VALUE, -1f)
                        .get(n % 5);
            }
            for (float[] samples : List.of(new float[length], square, odd, constant)) {
                Frame frame = new Frame(Framing.centred(512, 128), Window.HANN);
                FeatureMatrix matrix = new FrameAnalysis(frame, descriptors(rate, 512)).of(samples);
                assertEquals(1 + length / 128, matrix.frames());
                for (float value : matrix.values()) {
                    assertTrue(Float.isFinite(value));
                }
            }
        }
    }
}
