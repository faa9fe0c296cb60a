package org.intone.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import org.intone.evaluate.Interval;

/** Numbers as text for people, the same in every locale. What is not known (NaN, empty) is a hyphen. */
public final class Figures {
    private static final String NONE = "-";
    private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};

    private Figures() {}

    /** A share with its sign: 0.6234 is {@code 62.3 %}. */
    public static String percent(double share) {
        return Double.isNaN(share) ? NONE : points(share) + " %";
    }

    /** A share where the table says that it is in percent: 0.6234 is {@code 62.3}. */
    public static String points(double share) {
        return decimals(100 * share, 1);
    }

    /** The ends of an interval, in percent without the sign: {@code 58.1 to 66.4}. */
    public static String points(Optional<Interval> interval) {
        return interval.map(ends -> points(ends.low()) + " to " + points(ends.high()))
                .orElse(NONE);
    }

    /** A difference of shares in points, with its sign: {@code +3.2}, {@code -0.4}, {@code 0.0}. */
    public static String signedPoints(double difference) {
        String text = points(difference);
        return difference > 0 && !text.equals("0.0") ? "+" + text : text;
    }

    /** A probability of a test: {@code 0.034}, and {@code <0.001} of less than what three decimals show. */
    public static String probability(double p) {
        return p < 0.0005 ? "<0.001" : decimals(p, 3);
    }

    /** A number with so many decimals; halves are rounded away from zero, and nothing is ever {@code -0.0}. */
    public static String decimals(double value, int places) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, "%." + places + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }

    /** A number to so many digits that count, without zeros at its end: {@code 0.00186} of 0.0018568, {@code 0.001}. */
    public static String significant(double value, int digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(digits))
                        .stripTrailingZeros()
                        .toPlainString()
                : NONE;
    }

    /** A whole number, thousands apart: {@code 5,966}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A count with its noun: {@code 1 clip}, {@code 5,966 clips}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** A length of time: {@code 0.42 s}, {@code 12.3 s}, {@code 3 min 07 s}, {@code 5 h 02 min}. */
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        if (seconds < 0.995) {
            return decimals(seconds, 2) + " s";
        }
        if (seconds < 59.95) {
            return decimals(seconds, 1) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        long minutes = Math.round(seconds / 60);
        return String.format(Locale.ROOT, "%,d h %02d min", minutes / 60, minutes % 60);
    }

    /** A moment of a recording: {@code 0:03.1}, {@code 12:40.0}, {@code 1:02:03.4}. */
    public static String clock(double seconds) {
        if (!Double.isFinite(seconds)) {
            return NONE;
        }
        long tenths = Math.round(10 * seconds);
        String end = String.format(Locale.ROOT, "%02d.%d", tenths / 10 % 60, tenths % 10);
        long minutes = tenths / 600;
        return minutes < 60
                ? minutes + ":" + end
                : String.format(Locale.ROOT, "%d:%02d:%s", minutes / 60, minutes % 60, end);
    }

    /** A size in powers of 1,000, as file managers have it: {@code 512 B}, {@code 5.8 MB}, {@code 230 MB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < SIZES.length - 1) {
            value /= 1000;
            unit++;
        }
        return decimals(value, unit > 0 && value < 9.95 ? 1 : 0) + " " + SIZES[unit];
    }
}
