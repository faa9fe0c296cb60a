package org.intone.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportanceTest {
    /** A model that goes by the first feature alone: without it it guesses, without the other nothing changes. */
    @Test
    void onlyWhatTheModelGoesByMatters() {
        List<Outcome> plain = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            plain.add(Clips.clip("s" + i, 2, i % 2, i % 2, 0.9));
        }
        Importance.Permuted permuted = (group, from) -> {
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < plain.size(); i++) {
                int said = group == 1 ? from[i] % 2 : i % 2;
                outcomes.add(plain.get(i).withProbabilities(said == 0 ? new double[] {1, 0} : new double[] {0, 1}));
            }
            return outcomes;
        };
        List<Importance> importance = Importance.of(2, plain, List.of("rest", "first"), permuted, 1);
        assertEquals("first", importance.get(0).group());
        assertEquals(0.5, importance.get(0).fall(), 0.06);
        assertEquals(new Importance("rest", 0), importance.get(1));
    }

    @Test
    void everyClipLendsOnce() {
        List<Outcome> plain =
                List.of(Clips.clip("a", 2, 0, 0, 0.9), Clips.clip("b", 2, 1, 1, 0.9), Clips.clip("c", 2, 1, 1, 0.9));
        List<List<Integer>> lenders = new ArrayList<>();
        Importance.of(
                2,
                plain,
                List.of("all"),
                (group, from) -> {
                    lenders.add(IntStream.of(from).sorted().boxed().toList());
                    return plain;
                },
                1);
        assertEquals(Collections.nCopies(5, List.of(0, 1, 2)), lenders);
    }
}
