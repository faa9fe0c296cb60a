package org.intone.report;

import static org.intone.report.MadeUpTimelines.WORST_NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intone.emotion.Prediction;
import org.intone.emotion.TimedPrediction;
import org.intone.timeline.Timeline;
import org.intone.timeline.TimelineSummary;
import org.junit.jupiter.api.Test;

class PraatTextGridTest {
    /** Praat reads numbers and quoted texts and passes over all else; a quote in a text stands twice. */
    private static final Pattern TOKEN =
            Pattern.compile("\"((?:[^\"]|\"\")*)\"|(?<![\\[\\w.])(\\d+(?:\\.\\d+)?)(?![\\]\\w])");

    private record Tier(String name, double end, List<String> intervals) {}

    /** Reads it as Praat does, and checks that each tier goes from 0 to the end without gaps. */
    private static List<Tier> read(String grid) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(grid.replace("<exists>", ""));
        while (matcher.find()) {
            tokens.add(matcher.group(1) != null ? matcher.group(1).replace("\"\"", "\"") : matcher.group(2));
        }
        assertEquals(List.of("ooTextFile", "TextGrid", "0"), tokens.subList(0, 3));
        double end = Double.parseDouble(tokens.get(3));
        int at = 5;
        List<Tier> tiers = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(tokens.get(4)); i++) {
            assertEquals("IntervalTier", tokens.get(at));
            assertEquals("0", tokens.get(at + 2));
            assertEquals(end, Double.parseDouble(tokens.get(at + 3)));
            Tier tier = new Tier(tokens.get(at + 1), end, new ArrayList<>());
            int size = Integer.parseInt(tokens.get(at + 4));
            at += 5;
            double last = 0;
            for (int j = 0; j < size; j++, at += 3) {
                assertEquals(last, Double.parseDouble(tokens.get(at)), "no gap in " + tier.name);
                last = Double.parseDouble(tokens.get(at + 1));
                assertTrue(last > Double.parseDouble(tokens.get(at)), "an interval without length in " + grid);
                tier.intervals.add(tokens.get(at) + " " + tokens.get(at + 1) + " " + tokens.get(at + 2));
            }
            assertEquals(end, last);
            tiers.add(tier);
        }
        assertEquals(at, tokens.size());
        return tiers;
    }

    @Test
    void tiersHaveNoGapsAndPausesAreEmpty() throws IOException {
        List<Tier> tiers = read(MadeUpTimelines.text(new PraatTextGrid(), WORST_NAME, MadeUpTimelines.call(0)));
        assertEquals(
                List.of("emotion", "confidence", "notes"),
                tiers.stream().map(Tier::name).toList());
        assertEquals(
                List.of(
                        "0.000000 0.400000 ",
                        "0.400000 3.100000 anger",
                        "3.100000 5.000000 fear",
                        "5.000000 58.250000 ",
                        "58.250000 61.750400 neutral",
                        "61.750400 63.200000 "),
                tiers.get(0).intervals());
        assertEquals("3.100000 5.000000 0.4000", tiers.get(1).intervals().get(2));
        assertEquals(
                "3.100000 5.000000 uncertain, clipped, quiet",
                tiers.get(2).intervals().get(2));
    }

    @Test
    void channelsHaveTiersOfTheirOwn() throws IOException {
        List<Tier> tiers = read(
                MadeUpTimelines.text(new PraatTextGrid(), "a.wav", MadeUpTimelines.call(1), MadeUpTimelines.call(2)));
        assertEquals(6, tiers.size());
        assertEquals("confidence 2", tiers.get(4).name());
    }

    @Test
    void silenceIsOneEmptyInterval() throws IOException {
        List<Tier> tiers = read(MadeUpTimelines.text(new PraatTextGrid(), "a.wav", MadeUpTimelines.silence()));
        assertEquals(List.of("0.000000 7322.050000 "), tiers.get(0).intervals());
    }

    @Test
    void whatTouchesButForRoundingTouches() throws IOException {
        Map<String, Double> one = Map.of("say \"hä\"\n", 1.0);
        Prediction quoted = new Prediction("say \"hä\"\n", 1, one, false, List.of());
        List<TimedPrediction> segments = List.of(
                new TimedPrediction(0, 0.1 + 0.2, quoted),
                new TimedPrediction(0.3, 0.30000001, quoted),
                new TimedPrediction(0.3, 1.0000004, quoted));
        TimelineSummary summary = new TimelineSummary(1, one, one, 0, Optional.of(quoted), List.of());
        List<Tier> tiers = read(
                MadeUpTimelines.text(new PraatTextGrid(), "a.wav", new Timeline(0, 1, List.of(), segments, summary)));
        assertEquals(
                List.of("0.000000 0.300000 say \"hä\" ", "0.300000 1.000000 say \"hä\" "),
                tiers.get(0).intervals());
    }
}
