package org.intone.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.intone.feature.FeatureColumn;
import org.intone.feature.FeatureMatrix;
import org.intone.feature.Recipe;
import org.intone.feature.Scaler;

/**
 * The features of recordings, made comparable.
 *
 * <pre>
 * value[i][d] = x, or 10 log10(max(x, 1e-10)) of powers, or 20 log10(max(x, 1e-5)) of amplitudes: their unit is dB then
 * z[i][d] = (value[i][d] - mean[d]) / deviation[d] over all recordings i
 * </pre>
 *
 * Powers span so many decades that a few loud recordings would be all that distances see. Immutable; serves all threads.
 */
public final class FeatureSpace {
    private static final double LEAST_POWER = 1e-10;
    private static final double LEAST_AMPLITUDE = 1e-5;

    private final List<String> names;
    private final List<String> units;
    private final List<String> formulas;
    private final List<FeatureMatrix> values;
    private final List<FeatureMatrix> standardised;

    private FeatureSpace(
            Recipe recipe, List<String> units, List<FeatureMatrix> values, List<FeatureMatrix> standardised) {
        this.names = recipe.columns();
        this.units = units;
        this.formulas = each(recipe, FeatureColumn::formula, "");
        this.values = values;
        this.standardised = standardised;
    }

    /**
     * The space of some recordings.
     *
     * @param rows one frame of the recipe each; may be none
     */
    public static FeatureSpace of(List<FeatureMatrix> rows, Recipe recipe) {
        List<String> raw = each(recipe, FeatureColumn::unit, "1");
        List<FeatureMatrix> values =
                rows.stream().map(row -> inDecibels(row, raw)).toList();
        Scaler scaler = values.isEmpty() ? null : Scaler.fit(values);
        return new FeatureSpace(
                recipe,
                raw.stream().map(unit -> isLogarithmic(unit) ? "dB" : unit).toList(),
                values,
                values.stream().map(value -> scaler.apply(value)).toList());
    }

    /** Something of every column; another word for those that the recipe does not describe. */
    private static List<String> each(Recipe recipe, Function<FeatureColumn, String> part, String otherwise) {
        List<String> parts = new ArrayList<>();
        for (FeatureColumn column : recipe.described()) {
            parts.addAll(Collections.nCopies(column.count(), part.apply(column)));
        }
        parts.addAll(Collections.nCopies(recipe.features() - parts.size(), otherwise));
        return parts;
    }

    private static boolean isLogarithmic(String unit) {
        return unit.equals("power") || unit.equals("full scale");
    }

    private static FeatureMatrix inDecibels(FeatureMatrix row, List<String> units) {
        float[] out = new float[row.features()];
        for (int d = 0; d < out.length; d++) {
            float x = row.at(0, d);
            out[d] = switch (units.get(d)) {
                case "power" -> (float) (10 * Math.log10(Math.max(LEAST_POWER, x)));
                case "full scale" -> (float) (20 * Math.log10(Math.max(LEAST_AMPLITUDE, x)));
                default -> x;
            };
        }
        return new FeatureMatrix(out, 1, out.length);
    }

    /** How many recordings there are. */
    public int clips() {
        return values.size();
    }

    /** How many features there are. */
    public int features() {
        return names.size();
    }

    /** The name of feature d. */
    public String name(int d) {
        return names.get(d);
    }

    /** The unit of feature d; {@code 1} of a plain number. */
    public String unit(int d) {
        return units.get(d);
    }

    /** How feature d is computed, in words; empty if the recipe does not say. */
    public String formula(int d) {
        return formulas.get(d);
    }

    /** Feature d of recording i in its unit. */
    public double value(int i, int d) {
        return values.get(i).at(0, d);
    }

    /** Feature d of recording i in deviations from the mean of all. */
    public double z(int i, int d) {
        return standardised.get(i).at(0, d);
    }
}
