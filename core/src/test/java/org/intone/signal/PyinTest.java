package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.intone.testing.Golden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PyinTest {
    private static final int RATE = 22_050;
    private static final Framing FRAMING = Framing.centred(2048, 512);

    static Stream<Arguments> signalsAndRanges() {
        return Golden.SIGNALS.stream()
                .flatMap(signal -> Stream.of(
                        Arguments.of(signal, "50_500", PitchRange.SPEECH),
                        Arguments.of(signal, "c2_c7", PitchRange.C2_TO_C7)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {70, 123.4, 220, 443})
    void aBuzzHasItsPitchWithinATwentiethOfASemitone(double hz) {
        float[] buzz = Sounds.buzz(RATE, RATE, hz, 0.4);
        PitchTrack track = new Pyin(RATE, PitchRange.SPEECH).of(buzz);
        YinEstimator yin = new YinEstimator(RATE, 2048, PitchRange.SPEECH);
        Frame frame = new Frame(FRAMING, Window.HANN);
        assertEquals(44, track.frames());
        for (int t = 4; t < 40; t++) {
            assertTrue(track.isVoiced(t));
            assertEquals(0, 12 * Math.log(track.f0Hz()[t] / hz) / Math.log(2), 0.06);
            frame.seek(buzz, t);
            assertEquals(hz, yin.f0Hz(frame.samples()), 0.005 * hz);
        }
    }

    @Test
    void noiseAndSilenceHaveNoVoice() {
        PitchTrack noise = new Pyin(RATE, PitchRange.SPEECH).of(Sounds.noise(RATE, 0.2, 6));
        PitchTrack silence = new Pyin(RATE, PitchRange.SPEECH).of(new float[RATE]);
        for (int t = 0; t < 44; t++) {
            assertFalse(noise.isVoiced(t));
            assertTrue(noise.voicedProbability()[t] < 0.2);
            assertFalse(silence.isVoiced(t));
            assertEquals(0, silence.voicedProbability()[t]);
        }
    }

    @ParameterizedTest
    @MethodSource("signalsAndRanges")
    void voicingAndPitchAreLibrosas(String signal, String name, PitchRange range) {
        // The arithmetic is that of double precision on both sides: pitches are bins and equal, probabilities all but
        // so.
        PitchTrack track = new Pyin(RATE, range).of(Golden.signal(signal));
        float[] expected = Golden.of(signal, "pyin_" + name + "_f0").values();
        float[] voiced = Golden.of(signal, "pyin_" + name + "_voiced").values();
        assertEquals(expected.length, track.frames());
        for (int t = 0; t < expected.length; t++) {
            assertEquals(voiced[t] != 0, track.isVoiced(t), "voicing of frame " + t);
            assertEquals(expected[t], track.f0Hz()[t], 1e-4, "frame " + t);
        }
        assertArrayEquals(Golden.of(signal, "pyin_" + name + "_prob").values(), track.voicedProbability(), 1e-6f);
    }

    @ParameterizedTest
    @MethodSource("signalsAndRanges")
    void yinIsLibrosas(String signal, String name, PitchRange range) {
        float[] expected = Golden.of(signal, "yin_" + name).values();
        float[] actual = new float[expected.length];
        Frame frame = new Frame(FRAMING, Window.HANN);
        YinEstimator yin = new YinEstimator(RATE, 2048, range);
        for (int t = 0; t < actual.length; t++) {
            frame.seek(Golden.signal(signal), t);
            actual[t] = (float) yin.f0Hz(frame.samples());
        }
        Golden.assertClose(expected, actual, 1e-5, signal);
    }

    @Property(tries = 15)
    void aStreamHasTheTrackOfTheWholeBitForBit(@ForAll @IntRange(min = 0, max = 60_000) int length, @ForAll long seed) {
        Random random = new Random(seed);
        float[] signal = Sounds.buzz(length, RATE, 60 + 400 * random.nextDouble(), 0.3);
        float[] noise = Sounds.noise(length, 0.2, seed);
        for (int n = 0; n < length; n++) {
            signal[n] = n / 15_000 % 2 == 0 ? signal[n] + 0.1f * noise[n] : noise[n];
        }
        Pyin pyin = new Pyin(RATE, PitchRange.SPEECH);
        PitchTrack whole = pyin.of(signal);
        float[] f0Hz = new float[whole.frames()];
        float[] voiced = new float[whole.frames()];
        long[] next = {0};
        PitchStream stream = pyin.stream((t, hz, probability) -> {
            assertEquals(next[0]++ % whole.frames(), t, "frames come in their order");
            f0Hz[(int) t] = hz;
            voiced[(int) t] = probability;
        });
        for (int pass = 0; pass < 2; pass++) {
            for (int at = 0; at < length; ) {
                int count = Math.min(length - at, random.nextInt(6000));
                stream.accept(signal, at, count);
                at += count;
            }
            stream.finish();
            assertArrayEquals(whole.f0Hz(), f0Hz);
            assertArrayEquals(whole.voicedProbability(), voiced);
        }
    }

    @Test
    void longSilencesAreDecidedInBoundedMemoryAndOrder() {
        // 6,000 frames in which no path wins: the decoder must let go of the first before it has seen the last.
        long[] seen = {0, 0};
        Pyin pyin = new Pyin(8000, Framing.centred(256, 64), new PitchRange(80, 400));
        PitchStream stream = pyin.stream((t, hz, probability) -> {
            assertEquals(seen[0]++, t);
            assertTrue(Float.isNaN(hz));
        });
        float[] block = new float[64_000];
        for (int i = 0; i < 6; i++) {
            stream.accept(block, 0, block.length);
        }
        assertTrue(seen[0] >= 6 * 1000 - 4096, "only " + seen[0] + " frames were decided");
        stream.finish();
        assertEquals(6001, seen[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 22_050, 192_000})
    void theOddestSoundsHaveATrack(int rate) {
        for (int length : new int[] {0, 1, 2, 700, 9000}) {
            float[] square = new float[length];
            float[] odd = new float[length];
            float[] constant = new float[length];
            Arrays.fill(constant, 1);
            for (int n = 0; n < length; n++) {
                square[n] = n / 40 % 2 == 0 ? 1 : -1;
                odd[n] = n % 3 == 0 ? Float.NaN : n % 3 == 1 ? Float.NEGATIVE_INFINITY : Float.MAX_VALUE;
            }
            for (float[] samples : List.of(square, odd, constant)) {
                PitchTrack track = new Pyin(rate, Framing.centred(8192, 2048), PitchRange.SPEECH).of(samples);
                assertEquals(1 + length / 2048, track.frames());
                for (int t = 0; t < track.frames(); t++) {
                    assertTrue(track.voicedProbability()[t] >= 0 && track.voicedProbability()[t] <= 1);
                    assertTrue(!track.isVoiced(t) || (track.f0Hz()[t] >= 50 && track.f0Hz()[t] <= 501));
                }
            }
        }
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> new PitchRange(0, 100));
        assertThrows(IllegalArgumentException.class, () -> new PitchRange(100, 100));
        assertThrows(IllegalArgumentException.class, () -> new Pyin(3000, PitchRange.C2_TO_C7));
        assertThrows(IllegalArgumentException.class, () -> new Pyin(48_000, new PitchRange(20, 500)));
        assertThrows(IllegalArgumentException.class, () -> new Pyin(8000, new PitchRange(3900, 4000)));
    }
}
