package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RobustnessTest {
    private static final List<String> LABELS = List.of("anger", "fear");

    @Test
    void anAnswerThatStaysWrongIsUnchanged() {
        Outcome right = Clips.clip("a", 2, 0, 0, 0.9);
        Outcome wrong = Clips.clip("b", 2, 1, 0, 0.9);
        Outcome rightFails = right.withProbabilities(new double[] {0.2, 0.8});
        Robustness robustness =
                Robustness.of(LABELS, List.of(right, wrong), Map.of("noise", List.of(rightFails, wrong)), 10, 3);
        assertEquals(2, robustness.tested());
        assertEquals(10, robustness.of());
        assertEquals(Robustness.PLAIN, robustness.conditions().get(0).name());
        assertEquals(0.5, robustness.conditions().get(0).scores().uar());
        assertEquals(1, robustness.conditions().get(0).unchanged());
        assertEquals(0, robustness.conditions().get(1).scores().uar());
        assertEquals(0.5, robustness.conditions().get(1).unchanged());
    }

    @Test
    void otherClipsAreRefused() {
        List<Outcome> plain = List.of(Clips.clip("a", 2, 0, 0, 0.9));
        assertThrows(
                IllegalArgumentException.class, () -> Robustness.of(LABELS, plain, Map.of("noise", List.of()), 1, 1));
        List<Outcome> other = List.of(Clips.clip("b", 2, 0, 0, 0.9));
        assertThrows(IllegalArgumentException.class, () -> Robustness.of(LABELS, plain, Map.of("noise", other), 1, 1));
    }

    @Test
    void aSampleKeepsTheOrderAndFollowsItsSeed() {
        List<Integer> items = IntStream.range(0, 100).boxed().toList();
        List<Integer> sample = Robustness.sample(items, 10, 1);
        assertEquals(10, sample.size());
        assertEquals(sample.stream().sorted().distinct().toList(), sample);
        assertEquals(sample, Robustness.sample(items, 10, 1));
        assertNotEquals(sample, Robustness.sample(items, 10, 2));
        assertEquals(items, Robustness.sample(items, 100, 1));
    }
}
