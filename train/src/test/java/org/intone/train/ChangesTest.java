package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.intone.feature.FeatureMatrix;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final FeatureMatrix WINDOW =
            MadeUpRows.separable(1, 1, 1).get(0).features();

    @Test
    void wordsOfSoundAndOfFeaturesAreToldApart() {
        Changes changes = Changes.parse("noise:10-30@0.3,specaugment:8-20@0.5, gain:-6-6,mixup:0.4@0.25");
        assertEquals("noise+gain", changes.sound().orElseThrow().name());
        assertTrue(changes.masks().isPresent() && changes.mixup().isPresent());
        assertEquals(0.5, changes.maskProbability());
        assertEquals(0.25, changes.mixupProbability());
        assertTrue(Changes.parse("").sound().isEmpty());
        assertTrue(Changes.parse("specaugment").sound().isEmpty());
        assertTrue(Changes.parse("gain:1").masks().isEmpty());
    }

    @Test
    void changesOfThePictureComeInOrderAndAsOftenAsAsked() {
        Changes changes = Changes.parse("tempo:2@0.4,bands:1,tilt:0@0");
        assertTrue(changes.sound().isEmpty());
        assertEquals(3, changes.picture().size());
        SplittableRandom random = new SplittableRandom(5);
        int stretched = 0;
        for (int i = 0; i < 1000; i++) {
            FeatureMatrix shown = changes.pictured(WINDOW, random);
            assertEquals(WINDOW.features(), shown.features());
            stretched += shown.frames() == 2 * WINDOW.frames() ? 1 : 0;
        }
        assertEquals(400, stretched, 50);
        float[] tilted =
                Changes.parse("tilt:0.5,bands:2").pictured(WINDOW, random).values();
        int last = WINDOW.features() - 1;
        assertEquals(WINDOW.values()[last] + 0.25, tilted[last], 1e-5, "tilted, then moved");
        assertSame(WINDOW, Changes.parse("specaugment,mixup").pictured(WINDOW, random));
    }

    @Test
    void masksAndBlendsComeAsOftenAsAsked() {
        SplittableRandom random = new SplittableRandom(1);
        Changes changes = Changes.parse("specaugment:8-6@0.3,mixup:1@0.6");
        int masked = 0;
        int blended = 0;
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            masked += changes.masked(WINDOW, random) == WINDOW ? 0 : 1;
            double share = changes.share(random);
            blended += share == 1 ? 0 : 1;
            sum += share == 1 ? 0 : share;
        }
        assertEquals(300, masked, 50);
        assertEquals(600, blended, 50);
        assertEquals(0.5, sum / blended, 0.05);
        assertSame(WINDOW, Changes.parse("").masked(WINDOW, random));
        assertEquals(1, Changes.parse("").share(random));
    }

    @Test
    void standardIsWrittenOut() {
        Variation standard = new Variation("standard", 0.5);
        assertEquals(Variation.STANDARD, standard.changes());
        assertNotEquals(
                "", Changes.parse(standard.changes()).sound().orElseThrow().name());
    }

    @Test
    void wrongWordsAndNumbersAreRefusedInOneLine() {
        for (String wrong : new String[] {
            "nose:10",
            "specaugment:x",
            "specaugment:8.5-20@0.5",
            "specaugment@2",
            "mixup:0",
            "mixup@x",
            "tempo",
            "tempo:0",
            "bands:3",
            "tilt:x@0.5",
            "gain:1,,",
            " , "
        }) {
            String message = assertThrows(IllegalArgumentException.class, () -> new Variation(wrong, 0), wrong)
                    .getMessage();
            assertEquals(1, message.lines().count(), message);
        }
        String words = assertThrows(IllegalArgumentException.class, () -> Changes.parse("nose:10"))
                .getMessage();
        assertTrue(words.contains("standard, tempo, bands, tilt, specaugment, mixup, noise"), words);
        assertThrows(IllegalArgumentException.class, () -> new Variation("", 1.5));
    }
}
