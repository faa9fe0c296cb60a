package org.intone.server;

import java.util.Optional;
import java.util.regex.Pattern;
import org.intone.timeline.TimelineSettings;

/** Reads the parameters that timelines and streams have in common. No state. */
final class TimelineQuery {
    /** Java takes more for a number, such as 0x1p1. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{0,12})?");

    private TimelineQuery() {}

    /** The value of a parameter of an address; null if it is not there. */
    @FunctionalInterface
    interface Parameters {
        String get(String name);
    }

    /**
     * {@code window} and {@code hop} in seconds, where they are given.
     *
     * @throws Refusal if they are no numbers or out of range
     */
    static TimelineSettings settings(Parameters parameters) {
        Optional<Double> window = number(parameters, "window");
        Optional<Double> hop = number(parameters, "hop");
        if (hop.isPresent() && hop.get() < ServerLimits.LEAST_HOP_SECONDS) {
            throw new Refusal(
                    ErrorCode.MALFORMED,
                    "hop must be at least " + ServerLimits.LEAST_HOP_SECONDS + " s, was " + hop.get());
        }
        try {
            return TimelineSettings.STANDARD.withWindow(window, hop);
        } catch (IllegalArgumentException e) {
            throw new Refusal(ErrorCode.MALFORMED, e.getMessage(), e);
        }
    }

    private static Optional<Double> number(Parameters parameters, String name) {
        String text = parameters.get(name);
        if (text == null) {
            return Optional.empty();
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal(ErrorCode.MALFORMED, name + " must be a number, was '" + plain(text) + "'");
        }
        return Optional.of(Double.valueOf(text));
    }

    /** Whether {@code adapt=speaker} is asked for. */
    static boolean adapts(Parameters parameters) {
        return oneOf(parameters, "adapt", "no", "speaker").equals("speaker");
    }

    /**
     * A word of a few.
     *
     * @param words those that there are, the usual one first
     * @throws Refusal if it is another
     */
    static String oneOf(Parameters parameters, String name, String... words) {
        String text = parameters.get(name);
        if (text == null) {
            return words[0];
        }
        for (String word : words) {
            if (word.equals(text)) {
                return word;
            }
        }
        throw new Refusal(
                ErrorCode.MALFORMED,
                name + " must be one of " + String.join(", ", words) + ", was '" + plain(text) + "'");
    }

    private static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.substring(0, Math.min(40, line.length()));
    }
}
