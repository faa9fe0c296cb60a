package org.intone.train;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The settings that a search tries, each by its name and what it may be.
 *
 * <pre>
 * learning-rate=0.0003,0.001,0.003    one of these
 * learning-rate=0.0003..0.003         any in between, drawn evenly on a logarithmic scale, to two digits
 * </pre>
 */
public final class SearchSpace {
    private static final MathContext DIGITS = new MathContext(2);
    private static final int LARGEST_GRID = 10_000;
    /** Draws in a row that give nothing new after which there is nothing new to draw. */
    private static final int PATIENCE = 1000;

    private final Map<String, Choice> choices = new LinkedHashMap<>();

    private SearchSpace() {}

    /** What a setting may be: the values, or the two ends if it is a range. */
    private record Choice(List<String> values, boolean range) {
        String drawn(SplittableRandom random) {
            if (!range) {
                return values.get(random.nextInt(values.size()));
            }
            double low = Math.log(Double.parseDouble(values.get(0)));
            double high = Math.log(Double.parseDouble(values.get(1)));
            double value = Math.exp(low + random.nextDouble() * (high - low));
            return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
        }
    }

    /**
     * Reads lines of the form above.
     *
     * @throws IllegalArgumentException if a line is of another form or a name stands twice; the message is one line
     */
    public static SearchSpace parse(List<String> lines) {
        SearchSpace space = new SearchSpace();
        for (String line : lines) {
            int equals = line.indexOf('=');
            String name = equals < 0 ? "" : line.substring(0, equals).strip();
            if (name.isEmpty()) {
                throw new IllegalArgumentException(
                        "'" + line + "' is no setting to try: write NAME=VALUE,VALUE or NAME=LOW..HIGH");
            }
            if (space.choices.put(name, choice(line, line.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("the setting " + name + " stands twice");
            }
        }
        if (space.choices.isEmpty()) {
            throw new IllegalArgumentException("there is no setting to try");
        }
        return space;
    }

    private static Choice choice(String line, String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length == 2) {
            try {
                double low = Double.parseDouble(ends[0]);
                double high = Double.parseDouble(ends[1]);
                if (low > 0 && low < high && Double.isFinite(high)) {
                    return new Choice(List.of(ends), true);
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + line + "': the ends of a range are numbers", e);
            }
            throw new IllegalArgumentException("'" + line + "': a range begins above 0 and ends higher");
        }
        Set<String> values = new LinkedHashSet<>();
        for (String value : text.split(",", -1)) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("'" + line + "': a value is missing");
            }
            values.add(value.strip());
        }
        return new Choice(List.copyOf(values), false);
    }

    /** The names of the settings, in the order in which they were given. */
    public List<String> names() {
        return List.copyOf(choices.keySet());
    }

    /**
     * Every combination, the last setting changing fastest.
     *
     * @throws IllegalArgumentException if a setting is a range, or there are more than 10,000 combinations
     */
    public List<Map<String, String>> grid() {
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, Choice> choice : choices.entrySet()) {
            if (choice.getValue().range) {
                throw new IllegalArgumentException("a grid needs values, but " + choice.getKey() + " is a range");
            }
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> point : all) {
                for (String value : choice.getValue().values) {
                    Map<String, String> next = new LinkedHashMap<>(point);
                    next.put(choice.getKey(), value);
                    more.add(next);
                }
            }
            if (more.size() > LARGEST_GRID) {
                throw new IllegalArgumentException("the grid has more than " + LARGEST_GRID + " combinations");
            }
            all = more;
        }
        return all;
    }

    /**
     * Different points drawn at random; fewer than asked for where there are no more. The same seed draws the same points in the
     * same order, so that more trials begin with those of fewer.
     */
    public List<Map<String, String>> random(int trials, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Map<String, String>> points = new LinkedHashSet<>();
        int vain = 0;
        while (points.size() < trials && vain < PATIENCE) {
            Map<String, String> point = new LinkedHashMap<>();
            choices.forEach((name, choice) -> point.put(name, choice.drawn(random)));
            vain = points.add(point) ? 0 : vain + 1;
        }
        return List.copyOf(points);
    }
}
