package org.intone.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.intone.evaluate.ConfusionMatrix;
import org.intone.report.Figures;

/**
 * A confusion matrix for a page.
 *
 * @param labels the classes, of columns and rows
 * @param rows one for each true class
 */
record MatrixView(List<String> labels, List<Row> rows) {
    /** A true class: its cells, and how many clips it has. */
    record Row(String label, List<Cell> cells, String support) {}

    /**
     * How often one class was taken for another.
     *
     * @param count clips
     * @param share of the true class, in percent; a hyphen where the class does not occur
     * @param depth of the colour in percent, 0 to 100
     * @param truth index of the true class
     * @param predicted index of the class that it was taken for
     */
    record Cell(String count, String share, int depth, int truth, int predicted) {}

    /** Two classes of which the first was taken for the second. */
    record Pair(String truth, String predicted, String count, String share, int truthIndex, int predictedIndex) {}

    static MatrixView of(List<String> labels, ConfusionMatrix confusion) {
        List<Row> rows = new ArrayList<>();
        for (int truth = 0; truth < labels.size(); truth++) {
            List<Cell> cells = new ArrayList<>();
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                double share = share(confusion, truth, predicted);
                cells.add(new Cell(
                        Figures.count(confusion.count(truth, predicted)),
                        Figures.points(share),
                        Double.isNaN(share) ? 0 : (int) Math.round(100 * share),
                        truth,
                        predicted));
            }
            rows.add(new Row(labels.get(truth), cells, Figures.count(confusion.support(truth))));
        }
        return new MatrixView(labels, rows);
    }

    /** The most frequent confusions, by their share of the true class. */
    static List<Pair> pairs(List<String> labels, ConfusionMatrix confusion, int most) {
        List<Pair> pairs = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int truth = 0; truth < labels.size(); truth++) {
            for (int predicted = 0; predicted < labels.size(); predicted++) {
                if (truth != predicted && confusion.count(truth, predicted) > 0) {
                    places.add(new int[] {truth, predicted});
                }
            }
        }
        places.sort(Comparator.comparingDouble(place -> -share(confusion, place[0], place[1])));
        for (int[] place : places.subList(0, Math.min(most, places.size()))) {
            pairs.add(new Pair(
                    labels.get(place[0]),
                    labels.get(place[1]),
                    Figures.count(confusion.count(place[0], place[1])),
                    Figures.percent(share(confusion, place[0], place[1])),
                    place[0],
                    place[1]));
        }
        return pairs;
    }

    private static double share(ConfusionMatrix confusion, int truth, int predicted) {
        return (double) confusion.count(truth, predicted) / confusion.support(truth);
    }
}
