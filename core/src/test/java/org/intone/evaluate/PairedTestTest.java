package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedTestTest {
    @Test
    void aModelAgainstItselfHasNoDifference() {
        List<Outcome> outcomes = run(new Random(1), 8, 0.6);
        PairedTest test = PairedTest.of(2, outcomes, outcomes, 1);
        assertEquals(0, test.difference());
        assertEquals(1, test.p());
        assertEquals(Optional.of(new Interval(0, 0)), test.interval());
        assertEquals(0, test.better() + test.worse() + test.onlyFirst() + test.onlySecond());
    }

    /** Eight speakers who all gain alike: of 256 signings only the two all of one sign are as far from 0. */
    @Test
    void whatHelpsEverySpeakerIsAsLikelyAsTwoSigningsOfAll() {
        PairedTest test = PairedTest.of(2, all(8, 0), all(8, 1), 1);
        assertEquals(1, test.difference(), 1e-12);
        assertEquals(2.0 / 256, test.p(), 1e-12);
        assertEquals(8, test.better());
        assertEquals(8 * 4, test.onlySecond());
        Interval interval = test.interval().orElseThrow();
        assertEquals(1, interval.low(), 1e-12);
        assertEquals(1, interval.high(), 1e-12);
    }

    /** d = (1, 2, -3) / n: the sum is 0, so every signing is at least as far; d = (1, 2, 4): only +++ and ---. */
    @Test
    void signsAreCountedAsByHand() {
        assertEquals(1, PairedTest.signFlip(new double[] {0.1, 0.2, -0.3}, 1));
        assertEquals(0.25, PairedTest.signFlip(new double[] {0.1, 0.2, 0.4}, 1));
        // |1 + 2 - 1| = 2 is reached by all but the two signings with a sum of 0, of which there are two: +-+ and -+-.
        assertEquals(0.75, PairedTest.signFlip(new double[] {0.1, 0.2, -0.1}, 1));
    }

    /** Above 16 speakers signs are drawn; 0.5^16 is below what 20,000 draws can tell, so the one that is added is all. */
    @Test
    void manySpeakersAreDrawnAndPIsNeverZero() {
        PairedTest test = PairedTest.of(2, all(40, 0), all(40, 1), 1);
        assertEquals(1.0 / 20_001, test.p(), 1e-12);
    }

    @Test
    void drawnSignsAgreeWithAllSigns() {
        Random random = new Random(4);
        double[] sixteen = random.doubles(16, -0.3, 0.7).toArray();
        double[] seventeen = new double[17];
        System.arraycopy(sixteen, 0, seventeen, 0, 16);
        assertEquals(PairedTest.signFlip(sixteen, 1), PairedTest.signFlip(seventeen, 1), 0.01);
    }

    /** Both models are equally good, so p is below 0.05 in about one trial of twenty. */
    @Test
    void equalModelsSeldomDiffer() {
        int small = 0;
        for (int trial = 0; trial < 400; trial++) {
            Random random = new Random(trial);
            small += PairedTest.of(2, run(random, 10, 0.6), run(random, 10, 0.6), trial)
                                    .p()
                            <= 0.05
                    ? 1
                    : 0;
        }
        assertTrue(small >= 5 && small <= 35, small + " of 400 below 0.05");
    }

    @Test
    void theDifferenceIsThatOfTheUars() {
        Random random = new Random(9);
        List<Outcome> first = run(random, 7, 0.5);
        List<Outcome> second = run(random, 7, 0.8);
        PairedTest test = PairedTest.of(2, first, second, 1);
        assertEquals(
                ConfusionMatrix.of(2, second).uar()
                        - ConfusionMatrix.of(2, first).uar(),
                test.difference(),
                1e-12);
        Interval interval = test.interval().orElseThrow();
        assertTrue(interval.low() <= test.difference() && test.difference() <= interval.high());
        PairedTest back = PairedTest.of(2, second, first, 1);
        assertEquals(-test.difference(), back.difference(), 1e-12);
        assertEquals(test.p(), back.p(), 1e-12);
        assertEquals(test.better(), back.worse());
    }

    @Test
    void oneSpeakerTellsNothingOfOthers() {
        PairedTest test = PairedTest.of(2, all(1, 0), all(1, 1), 1);
        assertTrue(Double.isNaN(test.p()));
        assertEquals(Optional.empty(), test.interval());
    }

    @Test
    void otherClipsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PairedTest.of(2, all(2, 0), all(3, 0), 1));
        assertThrows(IllegalArgumentException.class, () -> PairedTest.of(2, List.of(), List.of(), 1));
        List<Outcome> other = List.of(clip("x", 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> PairedTest.of(2, List.of(clip("y", 0, 0, 0)), other, 1));
    }

    /** Holm's own arithmetic: 3 x 0.01, max(2 x 0.02, 0.03), max(0.04, 0.04). */
    @Test
    void severalTestsAreAdjusted() {
        List<Double> adjusted = PairedTest.holm(List.of(0.04, 0.01, 0.02, Double.NaN));
        assertEquals(0.04, adjusted.get(0), 1e-12);
        assertEquals(0.03, adjusted.get(1), 1e-12);
        assertEquals(0.04, adjusted.get(2), 1e-12);
        assertTrue(adjusted.get(3).isNaN());
        assertEquals(List.of(1.0, 1.0), PairedTest.holm(List.of(0.6, 0.7)));
    }

    @Test
    void onlyTheCommonClipsArePaired() {
        Outcome a = clip("s", 0, 0, 0);
        Outcome b = clip("s", 1, 1, 1);
        Outcome bWrong = clip("s", 1, 1, 0);
        Outcome c = clip("s", 2, 0, 1);
        PairedOutcomes pairs = PairedOutcomes.of(List.of(List.of(a, b), List.of(c, bWrong)));
        assertEquals(List.of(List.of(b), List.of(bWrong)), pairs.byModel());
        assertEquals(List.of(1, 1), pairs.left());
        assertEquals(
                List.of(0, 0),
                PairedOutcomes.of(List.of(List.of(a, b), List.of(b, a))).left());
        assertEquals(0, PairedOutcomes.of(List.of(List.of(a), List.of(c))).clips());
    }

    @Test
    void aNameThatComesTwiceIsTwoClips() {
        Outcome right = clip("s", 0, 0, 0);
        Outcome wrong = clip("s", 0, 0, 1);
        PairedOutcomes pairs = PairedOutcomes.of(List.of(List.of(right, wrong), List.of(wrong, right)));
        assertEquals(List.of(List.of(right, wrong), List.of(wrong, right)), pairs.byModel());
    }

    @Test
    void differentTruthsAreRefused() {
        List<List<Outcome>> models = List.of(List.of(clip("s", 0, 0, 0)), List.of(clip("s", 0, 1, 0)));
        String said = assertThrows(IllegalArgumentException.class, () -> PairedOutcomes.of(models))
                .getMessage();
        assertTrue(said.startsWith("s-0.wav: the runs hold different emotions for true"), said);
    }

    /** Every speaker two clips of each class, all wrong or all right. */
    private static List<Outcome> all(int speakers, int isRight) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int s = 0; s < speakers; s++) {
            for (int i = 0; i < 4; i++) {
                outcomes.add(clip("s" + s, i, i % 2, isRight == 1 ? i % 2 : 1 - i % 2));
            }
        }
        return outcomes;
    }

    private static List<Outcome> run(Random random, int speakers, double skill) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int s = 0; s < speakers; s++) {
            for (int i = 0; i < 12; i++) {
                int truth = i % 2;
                outcomes.add(clip("s" + s, i, truth, random.nextDouble() < skill ? truth : 1 - truth));
            }
        }
        return outcomes;
    }

    private static Outcome clip(String speaker, int number, int truth, int predicted) {
        return new Outcome(
                speaker + "-" + number + ".wav",
                "",
                speaker,
                "",
                truth,
                predicted == 0 ? new double[] {0.8, 0.2} : new double[] {0.2, 0.8});
    }
}
