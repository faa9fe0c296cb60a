package org.intone.model;

import java.util.List;

/**
 * One figure of a model card.
 *
 * @param part on what it was measured, such as {@code dev} or {@code test}
 * @param corpus the corpus that it is of; empty for all
 * @param name such as {@code UAR}
 * @param value the figure
 * @param interval the lower and the upper end of the 95 % interval; empty where none was computed
 */
public record Measure(String part, String corpus, String name, double value, List<Double> interval) {
    /** Checks that all figures are finite. */
    public Measure {
        interval = List.copyOf(interval);
        boolean finite = Double.isFinite(value) && interval.stream().allMatch(Double::isFinite);
        if (!finite || (!interval.isEmpty() && (interval.size() != 2 || interval.get(0) > interval.get(1)))) {
            throw new IllegalArgumentException("measure " + name + " of " + part
                    + " must be finite, its interval empty or two rising numbers, was " + value + " " + interval);
        }
    }

    /** A figure without an interval. */
    public static Measure of(String part, String corpus, String name, double value) {
        return new Measure(part, corpus, name, value, List.of());
    }
}
