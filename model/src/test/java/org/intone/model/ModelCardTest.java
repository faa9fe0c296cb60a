package org.intone.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    @Test
    void saysAllInOrder() {
        String expected =
                """
                model       linear dropout=0.3 width=0.25
                made        2026-11-20 with Intone 0.1.0
                labels      six: anger disgust fear happiness neutral sadness
                takes       logmel-64@1, 64 features a frame
                calibrated  temperature 1.250, uncertain below 50.0 %%
                split       speaker:5, fold 2 of 5, seed 7
                trained on  CREMA-D      5966 clips   73 speakers
                            RAVDESS        60 clips    1 speakers
                data digest %s

                measured, in %%
                test          UAR 81.2 (70.0 to 90.0)  accuracy 75.0
                test RAVDESS  UAR 100.0

                licence     Trained on recordings whose owners allow research and other non-commercial use only.
                """
                        .formatted("ab".repeat(32));
        assertEquals(expected, ModelCard.render(TestModels.metadata()));
    }

    @Test
    void saysThatNothingWasMeasured() {
        String card = ModelCard.render(TestModels.metadata().withMeasures(List.of()));
        assertTrue(card.contains("\nnot measured\n"), card);
    }

    @Test
    void figuresMustBeNumbers() {
        assertThrows(IllegalArgumentException.class, () -> Measure.of("test", "", "UAR", Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Measure("test", "", "UAR", .5, List.of(.4)));
        assertThrows(IllegalArgumentException.class, () -> new Measure("test", "", "UAR", .5, List.of(.6, .4)));
    }
}
