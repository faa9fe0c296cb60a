package org.intone.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.intone.evaluate.Adapted;
import org.intone.evaluate.Evaluation;
import org.intone.evaluate.Interval;
import org.intone.evaluate.Outcome;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;

class GroupRangesTest {
    @Test
    void aRangeEndsWhereTheIntervalDoesOnEitherSide() {
        CategoryChart chart = RangeChart.of(
                List.of(
                        new RangeChart.Row("one", 0.5, Optional.of(new Interval(0.45, 0.8)), Optional.of(0.4)),
                        new RangeChart.Row("two", 0.7, Optional.empty(), Optional.empty())),
                new RangeChart.Frame("run", "UAR (%)", 0, 100, "own", "listeners"));
        CategorySeries ranges = chart.getSeriesMap().get("95 %");
        double middle = first(ranges.getYData());
        double half = first(ranges.getExtraValues());
        assertEquals(45, middle - half, 1e-9);
        assertEquals(80, middle + half, 1e-9);
        assertEquals(50, first(chart.getSeriesMap().get("own").getYData()), 1e-9);
        assertEquals(40, first(chart.getSeriesMap().get("listeners").getYData()), 1e-9);
        assertTrue(new Picture("t", "w", chart).svgElement().contains("<svg"));
    }

    private static double first(Collection<? extends Number> values) {
        return values.iterator().next().doubleValue();
    }

    @Test
    void namesAreToldApartAndLongOnesKeepTheirEnd() {
        List<RangeChart.Row> rows = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            rows.add(new RangeChart.Row(
                    "/a/long/folder/of/a/person/runs/first", 0.5, Optional.empty(), Optional.empty()));
        }
        CategoryChart chart = RangeChart.of(rows, RangeChart.Frame.share("run", "UAR (%)"));
        assertEquals(
                List.of("…er/of/a/person/runs/first", "…er/of/a/person/runs/first (2)")
                        .toString(),
                chart.getSeriesMap().get("value").getXData().toString());
    }

    @Test
    void groupsOfFeaturesGoByTheirWord() {
        assertEquals("mfcc", ImportanceChart.word("mfcc_0_0 .. mfcc_107_19"));
        assertEquals("chroma", ImportanceChart.word("chroma0 .. chroma11"));
        assertEquals("zcr", ImportanceChart.word("zcr"));
    }

    @Test
    void theWorstIsNamedAndOneAloneIsNotCalledSo() {
        Evaluation evaluation = evaluation(3);
        assertEquals(
                "The worst understood speaker of 3 is s/0 with 0.0 %.",
                GroupRanges.uar("speaker", evaluation.bySpeaker()).words());
        assertEquals(
                "There is one only, CREMA-D, with 66.7 %.",
                GroupRanges.uar("corpus", evaluation.byCorpus()).words());
    }

    @Test
    void manySpeakersAreDotsWithoutNames() {
        Picture picture = GroupRanges.uar("speaker", evaluation(40).bySpeaker());
        assertEquals("The worst understood speaker of 40 is s/0 with 0.0 %.", picture.words());
        String svg = picture.svgElement();
        assertTrue(svg.contains("viewBox=\"0 0 560 320\""), svg.substring(0, 200));
    }

    @Test
    void listenersStandOnlyWhereTheyArePublished() {
        Picture picture = GroupRanges.againstListeners(evaluation(3).byCorpus()).orElseThrow();
        assertTrue(picture.words().contains("66.7 % of the clips tested here"), picture.words());
        assertTrue(picture.words().contains("40.9 %") && picture.words().contains("10.1109/TAFFC.2014.2336244"));
        Outcome own = new Outcome("a.wav", "own", "own/1", "", 0, new double[] {1, 0});
        assertEquals(
                Optional.empty(),
                GroupRanges.againstListeners(
                        Evaluation.of(List.of("anger", "fear"), List.of(own), 1).byCorpus()));
    }

    @Test
    void theCurveOfAnAdaptingModelSaysWhereItBeginsAndEnds() {
        Evaluation evaluation = evaluation(3);
        List<Adapted.Point> points =
                List.of(new Adapted.Point(0, 0, evaluation.all()), new Adapted.Point(10, 11.25, evaluation.all()));
        Picture picture = AdaptationCurve.of(points).orElseThrow();
        assertEquals(
                "UAR is 66.7 % with nothing heard of the speaker and 66.7 % after 11.3 s, over the same 3 clips.",
                picture.words());
        assertEquals(Optional.empty(), AdaptationCurve.of(points.subList(0, 1)));
    }

    /** A clip of each speaker, of which only the first's is not understood. */
    private static Evaluation evaluation(int speakers) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int s = 0; s < speakers; s++) {
            double right = s == 0 ? 0.1 : 0.9;
            outcomes.add(new Outcome(s + ".wav", "CREMA-D", "s/" + s, "", 0, new double[] {right, 1 - right}));
        }
        return Evaluation.of(List.of("anger", "fear"), outcomes, 1);
    }
}
