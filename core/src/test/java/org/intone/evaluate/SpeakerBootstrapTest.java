package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpeakerBootstrapTest {
    @Test
    void percentilesAreThoseOfNumPy() {
        double[] sorted = {1, 2, 3, 4, 10};
        assertEquals(1.1, SpeakerBootstrap.percentile(sorted, 0.025), 1e-12);
        assertEquals(3, SpeakerBootstrap.percentile(sorted, 0.5), 1e-12);
        assertEquals(9.4, SpeakerBootstrap.percentile(sorted, 0.975), 1e-12);
        assertEquals(10, SpeakerBootstrap.percentile(sorted, 1), 1e-12);
    }

    @Test
    void oneSpeakerTellsNothingAboutOthers() {
        List<Outcome> outcomes = Clips.ofCounts("s", new int[][] {{30, 10}, {5, 40}});
        assertEquals(Optional.empty(), interval(outcomes, 1));
        assertEquals(Optional.empty(), interval(List.of(), 1));
    }

    @Test
    void speakersWhoAreAllAlikeLeaveNoWidth() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int speaker = 0; speaker < 5; speaker++) {
            outcomes.addAll(Clips.ofCounts("s" + speaker, new int[][] {{3, 1}, {1, 3}}));
        }
        assertEquals(Optional.of(new Interval(0.75, 0.75)), interval(outcomes, 1));
    }

    @Test
    void twoOppositeSpeakersSpanEverything() {
        List<Outcome> outcomes = new ArrayList<>(Clips.ofCounts("right", new int[][] {{5, 0}, {0, 5}}));
        outcomes.addAll(Clips.ofCounts("wrong", new int[][] {{0, 5}, {5, 0}}));
        assertEquals(Optional.of(new Interval(0, 1)), interval(outcomes, 1));
    }

    @Test
    void sameSeedSameInterval() {
        List<Outcome> outcomes = population(new Random(3), 12);
        assertEquals(interval(outcomes, 5), interval(outcomes, 5));
        assertNotEquals(interval(outcomes, 5), interval(outcomes, 6));
    }

    /** Speakers are recognised with 40 to 100 %, 70 % on average; of 300 samples of 30 of them, about 95 % cover 70 %. */
    @Test
    void coversTheTruthAsOftenAsItSays() {
        int covered = 0;
        for (int trial = 0; trial < 300; trial++) {
            Interval interval =
                    interval(population(new Random(1000 + trial), 30), trial).orElseThrow();
            covered += interval.low() <= 0.7 && 0.7 <= interval.high() ? 1 : 0;
        }
        assertTrue(covered >= 0.90 * 300 && covered <= 0.985 * 300, "covered " + covered + " of 300");
    }

    @Property(tries = 50)
    void liesWithinWhatAMeasureCanBe(@ForAll @IntRange(min = 2, max = 40) int speakers, @ForAll long seed) {
        Interval interval =
                interval(population(new Random(seed), speakers), seed).orElseThrow();
        assertTrue(0 <= interval.low() && interval.low() <= interval.high() && interval.high() <= 1);
    }

    private static Optional<Interval> interval(List<Outcome> outcomes, long seed) {
        return new SpeakerBootstrap(2, outcomes, seed).interval(ConfusionMatrix::uar);
    }

    private static List<Outcome> population(Random random, int speakers) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int speaker = 0; speaker < speakers; speaker++) {
            double skill = 0.4 + 0.6 * random.nextDouble();
            for (int i = 0; i < 12; i++) {
                int truth = i % 2;
                outcomes.add(Clips.clip("s" + speaker, 2, truth, random.nextDouble() < skill ? truth : 1 - truth, 0.8));
            }
        }
        return outcomes;
    }
}
