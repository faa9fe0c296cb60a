package org.intone.evaluate;

/**
 * A range of a measure that covers its true value with 95 % confidence.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {}
