package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.intone.corpus.Split;
import org.intone.corpus.SplitPlan;
import org.intone.corpus.Utterance;
import org.intone.emotion.LabelSet;
import org.junit.jupiter.api.Test;

class FoldTextTest {
    private static final List<Utterance> ROWS = new MadeUpSpeech(6, 1).rows();
    private static final TrainSettings SETTINGS = new TrainSettings(
                    new NetworkSettings("cnn2d", 0.1, "logmel-64@1"),
                    LabelSet.SIX,
                    "speaker:3",
                    2,
                    new FitSettings(3, 8, 1e-3 / 3, 1e-2, true, FitSettings.Patience.DEFAULT),
                    -7,
                    1)
            .withAdapt(true);

    @Test
    void aFoldIsTheSameOnTheOtherSide() {
        List<Split> folds = SplitPlan.parse("speaker:3").split(ROWS, 2, 1);
        FoldTask task = new FoldTask("a/seed--7", SETTINGS, folds);
        for (Split fold : folds) {
            FoldTask read = FoldText.parse(FoldText.text(task, fold, ROWS::indexOf), ROWS);
            assertEquals("a/seed--7", read.folder());
            assertEquals(List.of(fold), read.folds());
            assertEquals(SettingsFile.text(SETTINGS), SettingsFile.text(read.settings()));
            assertEquals(FoldFile.key(SETTINGS, fold), FoldFile.key(read.settings(), fold));
        }
    }

    @Test
    void settingsOfATeacherTravelToo() {
        TeachingSettings teaching = new TeachingSettings("large", 2, 0.5, 1, 0.25, 7);
        TrainSettings taught = SETTINGS.withAdapt(false).taught(teaching);
        Split fold = SplitPlan.parse("speaker:3").split(ROWS, 0, 1).get(2);
        FoldTask read =
                FoldText.parse(FoldText.text(new FoldTask("t", taught, List.of(fold)), fold, ROWS::indexOf), ROWS);
        assertEquals(Optional.of(teaching), read.settings().teaching());
    }

    @Test
    void whatIsNoFoldIsNamedInOneLine() {
        for (String wrong : List.of("", "{}", "{", "[3]")) {
            IllegalArgumentException e =
                    assertThrows(IllegalArgumentException.class, () -> FoldText.parse(wrong, ROWS), wrong);
            assertTrue(e.getMessage().startsWith("no text of a fold: "), e.getMessage());
            assertEquals(1, e.getMessage().lines().count());
        }
    }
}
