package org.intone.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.intone.audio.Waveform;
import org.intone.testing.Golden;
import org.intone.testing.PraatGolden;
import org.intone.testing.Sounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names, the shape, and each group of parameters on sounds of which they are known. */
class EgemapsRecipeTest {
    private static final int RATE = 16_000;

    @Test
    void theNamesAreThoseOfOpenSmileInItsOrder() {
        List<String> columns = Recipes.EGEMAPS.columns();
        assertEquals(88, columns.size());
        assertEquals(88, new HashSet<>(columns).size());
        List<String> expected = new String(Golden.bytes("egemaps-names.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(expected, columns);
    }

    @ParameterizedTest
    @ValueSource(doubles = {60, 110, 220, 440, 800})
    void theF0OfABuzzIsItsOwn(double hz) {
        EgemapsSounds.Row row = EgemapsSounds.row(Sounds.buzz(2 * RATE, RATE, hz, 0.3));
        double semitones = 12 * Math.log(hz / 27.5) / Math.log(2);
        assertEquals(semitones, row.at("F0semitoneFrom27.5Hz_sma3nz_amean"), 0.02);
        assertEquals(semitones, row.at("F0semitoneFrom27.5Hz_sma3nz_percentile50.0"), 0.02);
        assertEquals(0, row.at("F0semitoneFrom27.5Hz_sma3nz_stddevNorm"), 1e-3);
        assertEquals(0, row.at("jitterLocal_sma3nz_amean"), 2e-3);
        // Of few samples a period the extremes are less exact.
        assertEquals(0, row.at("shimmerLocaldB_sma3nz_amean"), hz < 400 ? 0.05 : 0.3);
        // In 60 ms there are fewer than four periods of 60 Hz, which limits what can be told.
        assertTrue(row.at("HNRdBACF_sma3nz_amean") > (hz < 80 ? 14 : 28));
    }

    @Test
    void aGlideRisesByItsSlope() {
        // 12 semitones in 2 s, there and back.
        float[] up = EgemapsSounds.glide(110, 220, 2);
        float[] both = Arrays.copyOf(up, 2 * up.length);
        for (int n = 0; n < up.length; n++) {
            both[up.length + n] = up[up.length - 1 - n];
        }
        EgemapsSounds.Row row = EgemapsSounds.row(both);
        assertEquals(6, row.at("F0semitoneFrom27.5Hz_sma3nz_meanRisingSlope"), 0.3);
        assertEquals(6, row.at("F0semitoneFrom27.5Hz_sma3nz_meanFallingSlope"), 0.3);
        assertEquals(0.6 * 12, row.at("F0semitoneFrom27.5Hz_sma3nz_pctlrange0-2"), 0.2);
    }

    @Test
    void jitterAndShimmerAreThoseOfTheirPulses() {
        // The mean distance of two numbers drawn evenly from -1 to 1 is 2/3.
        for (double share : new double[] {0, 0.01, 0.03, 0.06}) {
            double jitter = EgemapsSounds.row(EgemapsSounds.pulses(share, 0)).at("jitterLocal_sma3nz_amean");
            assertEquals(share * 2 / 3, jitter, 0.002 + 0.1 * share);
        }
        for (double db : new double[] {0.5, 1, 3}) {
            double shimmer = EgemapsSounds.row(EgemapsSounds.pulses(0, db)).at("shimmerLocaldB_sma3nz_amean");
            assertEquals(db * 2 / 3, shimmer, 0.05 + 0.1 * db);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 5, 10, 20})
    void harmonicsToNoiseIsTheRatioTheyWereMixedIn(double ratioDb) {
        float[] samples = EgemapsSounds.withNoise(Sounds.buzz(2 * RATE, RATE, 200, 0.3), ratioDb);
        assertEquals(ratioDb, EgemapsSounds.row(samples).at("HNRdBACF_sma3nz_amean"), 1.2);
    }

    @Test
    void harmonicsHaveTheRatiosTheyWereMadeWith() {
        // 1 / h: H1 is 6 dB above H2, and 24 dB above the highest within 20 % of any formant near the 16th.
        EgemapsSounds.Row row = EgemapsSounds.row(EgemapsSounds.harmonics(150, 1));
        assertEquals(20 * Math.log10(2), row.at("logRelF0-H1-H2_sma3nz_amean"), 0.1);
        double steeper = EgemapsSounds.row(EgemapsSounds.harmonics(150, 2)).at("logRelF0-H1-H2_sma3nz_amean");
        assertEquals(40 * Math.log10(2), steeper, 0.1);
        double lowest = 20 * Math.log10(Math.max(1, 0.8 * row.at("F3frequency_sma3nz_amean") / 150));
        assertEquals(lowest, row.at("logRelF0-H1-A3_sma3nz_amean"), 2);
    }

    @Test
    void formantsAreTheResonancesOfTheVowel() {
        double[][] vowels = {{700, 1200, 2500}, {400, 2000, 2600}, {300, 900, 2300}};
        for (double[] vowel : vowels) {
            EgemapsSounds.Row row = EgemapsSounds.row(EgemapsSounds.vowel(120, vowel));
            for (int i = 0; i < 3; i++) {
                assertEquals(vowel[i], row.at("F" + (i + 1) + "frequency_sma3nz_amean"), 0.1 * vowel[i]);
                double bandwidth = row.at("F" + (i + 1) + "bandwidth_sma3nz_amean");
                assertTrue(bandwidth > 30 && bandwidth < 300, "bandwidth " + bandwidth);
            }
            assertTrue(row.at("F1amplitudeLogRelF0_sma3nz_amean") > row.at("F3amplitudeLogRelF0_sma3nz_amean"));
        }
    }

    @Test
    void theBalanceOfTheSpectrumFollowsItsTilt() {
        EgemapsSounds.Row flat = EgemapsSounds.row(EgemapsSounds.harmonics(100, 0.5));
        EgemapsSounds.Row tilted = EgemapsSounds.row(EgemapsSounds.harmonics(100, 1.5));
        assertTrue(tilted.at("alphaRatioV_sma3nz_amean") < flat.at("alphaRatioV_sma3nz_amean") - 10);
        assertTrue(tilted.at("hammarbergIndexV_sma3nz_amean") > flat.at("hammarbergIndexV_sma3nz_amean") + 10);
        assertTrue(tilted.at("slopeV500-1500_sma3nz_amean") < flat.at("slopeV500-1500_sma3nz_amean") - 0.005);
        assertTrue(tilted.at("mfcc1V_sma3nz_amean") > flat.at("mfcc1V_sma3nz_amean") + 5);
        // Power per Hz of 1/h amplitudes falls by 20 log10(3) = 9.54 dB from 500 to 1,500 Hz, straight on a logarithmic
        // axis.
        double slope = EgemapsSounds.row(EgemapsSounds.harmonics(100, 1)).at("slopeV500-1500_sma3nz_amean");
        assertEquals(-9.54 / 1000, slope, 0.0015);
    }

    @Test
    void whiteNoiseHasTheBalanceOfItsBands() {
        EgemapsSounds.Row row = EgemapsSounds.row(Sounds.noise(4 * RATE, 0.1, 2));
        assertEquals(10 * Math.log10(4000 / 950.0), row.at("alphaRatioUV_sma3nz_amean"), 0.4);
        assertEquals(0, row.at("slopeUV500-1500_sma3nz_amean"), 0.002);
        assertEquals(-20, row.at("equivalentSoundLevel_dBp"), 0.1);
        assertEquals(0, row.at("VoicedSegmentsPerSec"));
        assertEquals(0, row.at("F0semitoneFrom27.5Hz_sma3nz_amean"));
    }

    @Test
    void loudnessGrowsWithTheCubeRootOfPower() {
        float[] soft = EgemapsSounds.harmonics(120, 1);
        float[] loud = soft.clone();
        for (int n = 0; n < loud.length; n++) {
            loud[n] *= 8;
        }
        EgemapsSounds.Row softRow = EgemapsSounds.row(soft);
        EgemapsSounds.Row loudRow = EgemapsSounds.row(loud);
        assertEquals(4, loudRow.at("loudness_sma3_amean") / softRow.at("loudness_sma3_amean"), 0.01);
        assertEquals(
                20 * Math.log10(8),
                loudRow.at("equivalentSoundLevel_dBp") - softRow.at("equivalentSoundLevel_dBp"),
                1e-3);
        for (String same : List.of("F0semitoneFrom27.5Hz_sma3nz_amean", "HNRdBACF_sma3nz_amean", "mfcc2_sma3_amean")) {
            assertEquals(softRow.at(same), loudRow.at(same), 0.01 * Math.abs(softRow.at(same)) + 0.01);
        }
    }

    @Test
    void equalLoudnessIsHighestWhereTheEarIsBest() {
        double best = EgemapsSpectrum.equalLoudness(3000);
        assertTrue(best > 5 * EgemapsSpectrum.equalLoudness(200));
        assertTrue(best > 20 * EgemapsSpectrum.equalLoudness(50));
        assertTrue(best > EgemapsSpectrum.equalLoudness(8000));
    }

    @Test
    void syllablesAreCountedAndMeasured() {
        // Ten times 0.2 s of voice and 0.3 s of silence.
        float[] samples = new float[5 * RATE];
        for (int i = 0; i < 10; i++) {
            System.arraycopy(Sounds.buzz(RATE / 5, RATE, 150, 0.3), 0, samples, i * RATE / 2 + RATE / 10, RATE / 5);
        }
        EgemapsSounds.Row row = EgemapsSounds.row(samples);
        assertEquals(2, row.at("VoicedSegmentsPerSec"), 0.01);
        assertEquals(2, row.at("loudnessPeaksPerSec"), 0.01);
        assertEquals(0.2, row.at("MeanVoicedSegmentLengthSec"), 0.03);
        assertEquals(0, row.at("StddevVoicedSegmentLengthSec"), 0.01);
        // The first and the last silence are 0.1 and 0.2 s, the nine between them 0.3 s.
        assertEquals(3.0 / 11, row.at("MeanUnvoicedSegmentLength"), 0.03);
        assertTrue(row.at("StddevUnvoicedSegmentLength") > 0.03);
    }

    @Test
    void silenceIsZeroButForItsLevelAndLength() {
        for (int length : new int[] {0, 1, RATE}) {
            EgemapsSounds.Row row = EgemapsSounds.row(new float[length]);
            for (String column : Recipes.EGEMAPS.columns()) {
                if (!column.startsWith("MeanUnvoiced") && !column.startsWith("equivalent")) {
                    assertEquals(0, row.at(column), 1e-4, column);
                }
            }
            assertEquals(-120, row.at("equivalentSoundLevel_dBp"));
            assertEquals(length < RATE ? 0.01 : 0.99, row.at("MeanUnvoicedSegmentLength"), 1e-6);
        }
    }

    @Property(tries = 20)
    void blocksGiveWhatTheWholeGives(@ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        float[] samples = PraatGolden.recording(PraatGolden.VOICES.get(random.nextInt(3)))
                .atRate(RATE)
                .samples();
        samples = Arrays.copyOf(samples, random.nextInt(samples.length));
        EgemapsStream stream = new EgemapsStream();
        for (int from = 0; from < samples.length; ) {
            int count = Math.min(samples.length - from, random.nextInt(random.nextBoolean() ? 50 : 20_000));
            stream.accept(samples, from, count);
            from += count;
        }
        EgemapsSeries series = stream.descriptors();
        EgemapsSeries whole = EgemapsSounds.series(samples);
        assertEquals(samples.length < 320 ? 1 : 1 + (samples.length - 320) / 160, series.frames());
        for (EgemapsDescriptor descriptor : EgemapsDescriptor.values()) {
            assertArrayEquals(whole.of(descriptor), series.of(descriptor), descriptor.name());
        }
        float[] row = Recipes.EGEMAPS
                .newExtractor()
                .extract(Waveform.of(samples, RATE))
                .values();
        assertArrayEquals(row, stream.finish().values());
    }

    @Test
    void nothingIsAllocatedForAFrame() {
        float[] samples = PraatGolden.recording("espeak_f").atRate(RATE).samples();
        EgemapsStream stream = new EgemapsStream();
        for (int i = 0; i < 3; i++) {
            stream.accept(samples, 0, samples.length);
        }
        long before = ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10; i++) {
            stream.accept(samples, 0, samples.length);
        }
        long bytes = ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes() - before;
        // The series grow from 576 to 2,916 frames by halves; an object for each of 1,590 frames would cost 25,000
        // more.
        long growth = (864L + 1296 + 1944 + 2916) * EgemapsDescriptor.values().length * Float.BYTES;
        assertTrue(bytes < growth + 15_000, "allocated " + bytes + ", of which to grow " + growth);
    }

    @Test
    void nothingMayComeAfterTheEnd() {
        EgemapsStream stream = new EgemapsStream();
        stream.finish();
        assertThrows(IllegalStateException.class, () -> stream.accept(new float[1], 0, 1));
    }

    /** The descriptors' F0 against Praat's method, over voices: no octave errors. */
    @ParameterizedTest
    @ValueSource(strings = {"espeak_en_m", "espeak_f", "espeak_croak"})
    void theF0OfVoicesIsNearPraats(String name) {
        Waveform recording = PraatGolden.recording(name).atRate(RATE);
        PitchContour contour = new BoersmaPitch(BoersmaPitch.Settings.of(75, 600)).of(recording.samples(), RATE);
        EgemapsSeries series = EgemapsSounds.series(recording.samples());
        int both = 0;
        int off = 0;
        int same = 0;
        for (int t = 0; t < series.frames(); t++) {
            double hz = contour.hzAt((t * 160 + 160) / (double) RATE);
            same += Double.isNaN(hz) != series.isVoiced(t) ? 1 : 0;
            if (!Double.isNaN(hz) && series.isVoiced(t)) {
                both++;
                double own = 27.5 * Math.pow(2, series.get(EgemapsDescriptor.F0, t) / 12);
                off += Math.abs(own / hz - 1) > 0.1 ? 1 : 0;
            }
        }
        assertTrue(both > 70, "both voiced: " + both);
        assertTrue(off <= both / 20, off + " of " + both + " off by more than 10 %");
        // A creaking voice changes too much within 60 ms to be periodic throughout.
        assertTrue(
                same >= (name.endsWith("croak") ? 0.7 : 0.9) * series.frames(),
                "voiced alike: " + same + " of " + series.frames());
    }
}
