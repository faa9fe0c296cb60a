package org.intone.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    @Test
    void aGridHasEveryCombinationTheLastChangingFastest() {
        SearchSpace space = SearchSpace.parse(List.of("width=0.5,1", "batch=8,16,8"));
        assertEquals(List.of("width", "batch"), space.names());
        assertEquals(
                List.of(
                        Map.of("width", "0.5", "batch", "8"),
                        Map.of("width", "0.5", "batch", "16"),
                        Map.of("width", "1", "batch", "8"),
                        Map.of("width", "1", "batch", "16")),
                space.grid());
    }

    @Test
    void randomPointsDifferAndMoreBeginWithFewer() {
        SearchSpace space = SearchSpace.parse(List.of("learning-rate=0.0001..0.01", "width=1,2"));
        List<Map<String, String>> twenty = space.random(20, 3);
        assertEquals(20, new HashSet<>(twenty).size());
        assertEquals(twenty, space.random(30, 3).subList(0, 20));
        assertNotEquals(twenty, space.random(20, 4));
        assertEquals(
                4, SearchSpace.parse(List.of("a=1,2", "b=1,2")).random(9, 1).size());
    }

    @Test
    void aRangeIsDrawnEvenlyOnALogarithmicScale() {
        SearchSpace space = SearchSpace.parse(List.of("x=0.0001..0.01", "y=1,2"));
        List<Double> values = space.random(100, 1).stream()
                .map(point -> Double.parseDouble(point.get("x")))
                .toList();
        assertTrue(values.stream().allMatch(value -> value >= 0.0001 && value <= 0.01), values.toString());
        // The middle of the scale is 0.001; evenly on a linear scale only 9 of 100 would lie below.
        long below = values.stream().filter(value -> value < 0.001).count();
        assertTrue(below > 35 && below < 65, "below the middle: " + below);
        assertTrue(space.random(5, 1).stream().allMatch(point -> point.get("x").matches("0\\.0*[1-9]\\d?")));
    }

    @Test
    void wrongLinesAreNamed() {
        assertEquals("'width' is no setting to try: write NAME=VALUE,VALUE or NAME=LOW..HIGH", problem("width"));
        assertEquals("'a=0..1': a range begins above 0 and ends higher", problem("a=0..1"));
        assertEquals("'a=x..1': the ends of a range are numbers", problem("a=x..1"));
        assertEquals("'a=1,,2': a value is missing", problem("a=1,,2"));
        assertEquals("the setting a stands twice", problem("a=1", "a=2"));
        assertEquals("there is no setting to try", problem());
        IllegalArgumentException grid =
                assertThrows(IllegalArgumentException.class, () -> SearchSpace.parse(List.of("a=0.1..1"))
                        .grid());
        assertEquals("a grid needs values, but a is a range", grid.getMessage());
    }

    private static String problem(String... lines) {
        return assertThrows(IllegalArgumentException.class, () -> SearchSpace.parse(List.of(lines)))
                .getMessage();
    }
}
