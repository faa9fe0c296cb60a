package org.intone.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResamplerStreamTest {
    /** From one rate to the other: few phases, many, interpolated ones; up, down and not at all. */
    @Provide
    Arbitrary<int[]> rates() {
        return Arbitraries.of(List.of(
                new int[] {48_000, 16_000},
                new int[] {48_000, 22_050},
                new int[] {22_050, 16_000},
                new int[] {8000, 16_000},
                new int[] {16_000, 22_050},
                new int[] {24_414, 16_000},
                new int[] {16_000, 16_000}));
    }

    @Property(tries = 40)
    void blocksOfAnySizeGiveWhatTheWholeSignalGives(
            @ForAll("rates") int[] rates, @ForAll @IntRange(max = 150_000) int length, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] signal = new float[length];
        for (int n = 0; n < length; n++) {
            signal[n] = (float) (random.nextDouble() - 0.5);
        }
        assertArrayEquals(
                Resampler.of(rates[0], rates[1]).resample(signal), streamed(signal, rates[0], rates[1], random));
    }

    @Property(tries = 40)
    void soonAndLateGiveTheSameAndThatOfLongSignals(
            @ForAll("rates") int[] rates, @ForAll @IntRange(max = 150_000) int length, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] signal = new float[length];
        for (int n = 0; n < length; n++) {
            signal[n] = (float) (random.nextDouble() - 0.5);
        }
        float[] soon = streamed(signal, random, sink -> ResamplerStream.soon(rates[0], rates[1], sink));
        float[] late = streamed(signal, random, sink -> ResamplerStream.late(rates[0], rates[1], sink));
        assertArrayEquals(soon, late);
        float[] whole = Resampler.of(rates[0], rates[1]).resample(signal);
        assertArrayEquals(whole, soon, length > 30_000 ? 0 : 1e-5f);
    }

    @Test
    void soonIsWithinFifteenHundredthsOfASecond() {
        for (int rate : new int[] {8000, 11_025, 22_050, 44_100, 48_000}) {
            long[] passed = new long[1];
            ResamplerStream stream = ResamplerStream.soon(rate, 16_000, (block, offset, count) -> passed[0] += count);
            float[] few = new float[rate / 100];
            for (int i = 1; i <= 100; i++) {
                stream.accept(few, 0, few.length);
                double late = (double) i * few.length / rate - passed[0] / 16_000.0;
                assertTrue(late < 0.15, late + " s late at " + rate + " Hz");
            }
        }
    }

    @Test
    void theShortestSignalsComeThroughToo() {
        for (int length : new int[] {0, 1, 2, 31, 320, 4704, 4705}) {
            float[] signal = new float[length];
            Arrays.fill(signal, 0.25f);
            assertArrayEquals(
                    Resampler.of(48_000, 22_050).resample(signal),
                    streamed(signal, 48_000, 22_050, new SplittableRandom(length)),
                    length + " samples");
        }
    }

    @Test
    void minutesOfSoundPassThroughOneChunk() {
        long[] outputs = new long[1];
        int[] largest = new int[1];
        ResamplerStream stream = new ResamplerStream(48_000, 16_000, (block, offset, count) -> {
            outputs[0] += count;
            largest[0] = Math.max(largest[0], count);
        });
        float[] second = new float[48_000];
        for (int i = 0; i < 200; i++) {
            stream.accept(second, 0, second.length);
        }
        stream.finish();
        assertEquals(200 * 16_000, outputs[0]);
        assertTrue(largest[0] > 8192 && largest[0] <= (1 << 15) / 3, largest[0] + " samples at once");
    }

    private static float[] streamed(float[] signal, int from, int to, SplittableRandom random) {
        return streamed(signal, random, sink -> new ResamplerStream(from, to, sink));
    }

    private static float[] streamed(
            float[] signal, SplittableRandom random, Function<SampleSink, ResamplerStream> making) {
        float[][] out = {new float[0]};
        ResamplerStream stream = making.apply((block, offset, count) -> {
            int length = out[0].length;
            out[0] = Arrays.copyOf(out[0], length + count);
            System.arraycopy(block, offset, out[0], length, count);
        });
        for (int n = 0; n < signal.length; ) {
            int count = Math.min(signal.length - n, random.nextInt(1, 40_000));
            stream.accept(signal, n, count);
            n += count;
        }
        stream.finish();
        return out[0];
    }
}
