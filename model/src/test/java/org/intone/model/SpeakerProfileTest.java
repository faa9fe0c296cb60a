package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Scaler;
import org.junit.jupiter.api.Test;

class SpeakerProfileTest {
    private static final Scaler POPULATION = Scaler.of(new float[] {10, -5}, new float[] {2, 4});

    private static FeatureMatrix frames(int features, float... values) {
        return new FeatureMatrix(values, values.length / features, features);
    }

    private static List<FeatureMatrix> recordings(Random random, int count, int frames, double mean) {
        List<FeatureMatrix> recordings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] values = new float[2 * frames];
            for (int n = 0; n < values.length; n++) {
                values[n] = (float) (mean + random.nextGaussian() * (n % 2 + 1));
            }
            recordings.add(frames(2, values));
        }
        return recordings;
    }

    private static SpeakerProfile of(List<FeatureMatrix> recordings) {
        SpeakerProfile profile = SpeakerProfile.unknown();
        for (FeatureMatrix recording : recordings) {
            profile = profile.with(recording, 1.5);
        }
        return profile;
    }

    /** All values at once, where every recording has as many frames: the plain mean and variance. */
    @Property(tries = 50)
    void runningStatisticsAreThoseOfAllValues(@ForAll long seed) {
        Random random = new Random(seed);
        int frames = 1 + random.nextInt(4);
        List<FeatureMatrix> recordings = recordings(random, 1 + random.nextInt(20), frames, 1000);
        SpeakerProfile profile = of(recordings);
        for (int d = 0; d < 2; d++) {
            double sum = 0;
            for (FeatureMatrix recording : recordings) {
                for (int t = 0; t < frames; t++) {
                    sum += recording.at(t, d);
                }
            }
            int count = frames * recordings.size();
            double squares = 0;
            for (FeatureMatrix recording : recordings) {
                for (int t = 0; t < frames; t++) {
                    squares += Math.pow(recording.at(t, d) - sum / count, 2);
                }
            }
            assertEquals(sum / count, profile.mean(d), 1e-9);
            assertEquals(squares / count, profile.variance(d), 1e-9);
        }
        assertEquals(1.5 * recordings.size(), profile.seconds(), 1e-9);
        Collections.shuffle(recordings, random);
        assertEquals(profile.variance(1), of(recordings).variance(1), 1e-9, "the order does not matter");
    }

    @Test
    void aProfileNeverChanges() {
        SpeakerProfile one = SpeakerProfile.unknown().with(frames(2, 1, 2), 3);
        one.with(frames(2, 100, 200), 3);
        assertEquals(1, one.recordings());
        assertEquals(1, one.mean(0));
        assertEquals(0, SpeakerProfile.unknown().recordings());
        assertSame(one, one.with(new FeatureMatrix(new float[0], 0, 2), 1), "nothing heard");
        assertThrows(IllegalArgumentException.class, () -> one.with(frames(3, 1, 2, 3), 1));
    }

    @Test
    void whatIsKnownMovesFromThePopulationToTheSpeaker() {
        Adaptation adaptation = new Adaptation(3, 1, Calibration.NONE);
        FeatureMatrix x = frames(2, 16, -1);
        assertSame(x, adaptation.apply(x, POPULATION, SpeakerProfile.unknown()));
        SpeakerProfile one = SpeakerProfile.unknown().with(frames(2, 14, -1), 1);
        // m = (14 + 3 * 10) / 4 = 11, v = (0 + 4) / 2; m = (-1 - 15) / 4 = -4, v = 16 / 2
        assertArrayEquals(
                new float[] {(float) (10 + 2 * 5 / Math.sqrt(2)), (float) (-5 + 4 * 3 / Math.sqrt(8))},
                adaptation.apply(x, POPULATION, one).values(),
                1e-5f);
        SpeakerProfile well = of(Collections.nCopies(100_000, frames(2, 15, -3, 17, -1)));
        assertArrayEquals(
                new float[] {10, -1},
                adaptation.apply(frames(2, 16, -1), POPULATION, well).values(),
                1e-3f,
                "mean 16 and deviation 1; mean -2 and deviation 1");
        assertThrows(IllegalArgumentException.class, () -> adaptation.apply(frames(3, 1, 2, 3), POPULATION, one));
        assertThrows(IllegalArgumentException.class, () -> new Adaptation(0, 1, Calibration.NONE));
        assertThrows(IllegalArgumentException.class, () -> new Adaptation(1, Double.NaN, Calibration.NONE));
    }

    @Test
    void thePopulationIsTheMeanSpeaker() {
        SpeakerProfile a = of(List.of(frames(2, 1, 7), frames(2, 3, 7)));
        SpeakerProfile b = of(List.of(frames(2, 10, 7), frames(2, 10, 7), frames(2, 10, 7)));
        Scaler population = SpeakerProfile.population(List.of(a, b, SpeakerProfile.unknown()));
        assertArrayEquals(new float[] {6, 7}, population.mean(), 1e-6f);
        assertArrayEquals(new float[] {(float) Math.sqrt(.5), 1}, population.scale(), 1e-6f);
        assertThrows(IllegalArgumentException.class, () -> SpeakerProfile.population(List.of()));
    }
}
