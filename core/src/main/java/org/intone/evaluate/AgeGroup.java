package org.intone.evaluate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The decade of a speaker's age. */
final class AgeGroup {
    private static final int ADULT = 20;
    private static final int OLD = 60;
    private static final Pattern YEARS = Pattern.compile("\\s*(\\d{1,3})(\\.\\d+)?\\s*");

    private AgeGroup() {}

    /** {@code 0 to 19}, {@code 20 to 29} and so on to {@code 60 and over}, which sort as text; empty if the age is no number. */
    static String of(String age) {
        Matcher years = YEARS.matcher(age);
        if (!years.matches()) {
            return "";
        }
        int whole = Integer.parseInt(years.group(1));
        if (whole < ADULT) {
            return "0 to 19";
        }
        int decade = whole / 10 * 10;
        return whole >= OLD ? "60 and over" : decade + " to " + (decade + 9);
    }
}
