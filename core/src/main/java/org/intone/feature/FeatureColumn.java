package org.intone.feature;

/**
 * What one or more columns of a recipe hold, for readers.
 *
 * @param names the column's name, or a range such as {@code mel0 .. mel63}
 * @param count how many columns these are
 * @param unit what a value counts; {@code 1} of a plain number
 * @param formula how it is computed, in one line
 * @param source where the definition stands
 */
public record FeatureColumn(String names, int count, String unit, String formula, String source) {}
