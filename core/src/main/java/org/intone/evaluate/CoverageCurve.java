package org.intone.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How accurate a model is where it answers only what it is surest of. Immutable.
 *
 * <pre>
 * right(k)    = how many of the k clips of the highest confidence are right, k = 1 .. n
 * accuracy(k) = right(k) / k       at coverage k / n
 * area        = 1/n sum over k of accuracy(k)
 * </pre>
 *
 * <p>A model whose confidence says nothing has a level curve, whose area is its accuracy; the better it knows what it does not
 * know, the higher the curve begins. Clips of equal confidence come in no order: each stands for the mean of them all. Source:
 * El-Yaniv and Wiener, "On the foundations of noise-free selective classification", 2010; 1 - area is Geifman and El-Yaniv's
 * AURC.
 */
public final class CoverageCurve {
    private static final int STEPS = 20;

    private final List<Point> points;
    private final double area;

    private CoverageCurve(List<Point> points, double area) {
        this.points = List.copyOf(points);
        this.area = area;
    }

    /**
     * A place on the curve.
     *
     * @param coverage the part of the clips that is answered, above 0 up to 1
     * @param confidence of the least sure of them: the threshold that gives this coverage
     * @param accuracy the part of those that is right
     */
    public record Point(double coverage, double confidence, double accuracy) {}

    /** The curve of one outcome or more. */
    static CoverageCurve of(List<Outcome> outcomes) {
        List<Outcome> surest = outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::confidence).reversed())
                .toList();
        double[] right = right(surest);
        int n = surest.size();
        double sum = 0;
        for (int k = 1; k <= n; k++) {
            sum += right[k - 1] / k;
        }
        List<Point> points = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            int k = Math.max(1, (int) Math.round((double) step * n / STEPS));
            points.add(new Point((double) k / n, Math.min(1, surest.get(k - 1).confidence()), right[k - 1] / k));
        }
        return new CoverageCurve(points, sum / n);
    }

    /** right(k) at k - 1; those of equal confidence count as their mean. */
    private static double[] right(List<Outcome> surest) {
        double[] right = new double[surest.size()];
        double before = 0;
        int from = 0;
        while (from < right.length) {
            double confidence = surest.get(from).confidence();
            int to = from;
            int hits = 0;
            while (to < right.length && surest.get(to).confidence() == confidence) {
                hits += surest.get(to).isRight() ? 1 : 0;
                to++;
            }
            for (int i = from; i < to; i++) {
                right[i] = before + (double) hits * (i + 1 - from) / (to - from);
            }
            before += hits;
            from = to;
        }
        return right;
    }

    /** Twenty places, at 5 %, 10 % and so on up to all clips. */
    public List<Point> points() {
        return points;
    }

    /** The area under the curve, 0 to 1. */
    public double area() {
        return area;
    }
}
