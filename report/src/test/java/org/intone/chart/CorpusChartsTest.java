package org.intone.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.intone.emotion.Emotion;
import org.junit.jupiter.api.Test;

class CorpusChartsTest {
    @Test
    void barsHaveTheColoursOfTheirEmotionsAndALegend() {
        Map<String, Map<Emotion, Integer>> groups = new LinkedHashMap<>();
        groups.put("one", Map.of(Emotion.ANGER, 30, Emotion.CALM, 10));
        groups.put("two", Map.of(Emotion.ANGER, 5));
        Picture picture = CountBars.of("corpus", groups);
        assertEquals("2 groups by corpus, from 5 to 40 recordings.", picture.words());
        String svg = picture.svgElement();
        assertTrue(svg.contains("rgb(213,94,0)") && svg.contains("rgb(184,222,111)"));
        assertTrue(svg.contains(">anger<") && svg.contains(">calm<") && !svg.contains(">fear<"));
    }

    @Test
    void groupsOfOneNameStayTwo() {
        Map<String, Map<Emotion, Integer>> groups = new LinkedHashMap<>();
        groups.put("a very long name of a corpus, 1", Map.of(Emotion.FEAR, 1));
        groups.put("a very long name of a corpus, 2", Map.of(Emotion.FEAR, 2));
        assertEquals(
                "2 groups by corpus, from 1 to 2 recordings.",
                CountBars.of("corpus", groups).words());
    }

    @Test
    void aLegendBreaksItsLines() {
        Map<String, Color> colours = new LinkedHashMap<>();
        for (Emotion emotion : Emotion.values()) {
            colours.put(emotion.label(), Color.decode(EmotionColours.of(emotion.label())));
        }
        int wide = new ColourLegend(2000, 0, colours).height();
        int narrow = new ColourLegend(300, 0, colours).height();
        assertTrue(narrow > 2 * wide, wide + " and " + narrow);
    }

    @Test
    void percentilesLieWhereTheyShould() {
        double[] values = IntStream.rangeClosed(0, 100).mapToDouble(i -> i).toArray();
        assertEquals(new Distributions.Group("x", 5, 25, 50, 75, 95), Distributions.Group.of("x", values));
        assertEquals(new Distributions.Group("y", 7, 7, 7, 7, 7), Distributions.Group.of("y", new double[] {7}));
    }

    @Test
    void distributionsNameTheirEnds() {
        Picture picture = Distributions.of(
                "Loudness",
                "loudness (LUFS)",
                List.of(
                        Distributions.Group.of("anger", new double[] {-20, -10, -5}),
                        Distributions.Group.of("<b>", new double[] {-40, -30, -25})));
        assertEquals("The median is highest for anger (-10 LUFS) and lowest for <b> (-30 LUFS).", picture.words());
        String svg = picture.svgElement();
        assertFalse(svg.contains("<b>"), "a group's name became an element");
        assertTrue(svg.contains("loudness (LUFS)") && svg.contains(">-20<"));
        assertTrue(Distributions.of("x", "x", List.of(Distributions.Group.of("same", new double[] {3, 3})))
                .svgElement()
                .contains(">3<"));
    }

    @Test
    void aHistogramCountsAll() {
        double[] values = IntStream.range(0, 1000).mapToDouble(i -> i / 100.0).toArray();
        values[999] = 500;
        Picture picture = Histogram.of("Durations", "duration (s)", values);
        assertTrue(
                picture.words()
                        .startsWith(
                                "Half of the recordings lie below 5.0 s, the least is 0.0 s and the most 500.0 s; a bar is 0.5 s wide"),
                picture.words());
        assertTrue(Histogram.of("one", "s", new double[] {2.5}).svgElement().contains("<svg"));
    }
}
