package org.intone.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.intone.evaluate.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @Test
    void digitsThatCountAreKeptAndZerosAtTheEndAreNot() {
        assertEquals("0.00186", Figures.significant(0.0018568, 3));
        assertEquals("0.001", Figures.significant(1e-3, 3));
        assertEquals("1235000", Figures.significant(1_234_567, 4));
        assertEquals("0", Figures.significant(0, 3));
        assertEquals(Figures.decimals(Double.NaN, 1), Figures.significant(Double.NaN, 3));
    }

    @Test
    void sharesInPercent() {
        assertEquals("62.3 %", Figures.percent(0.6234));
        assertEquals("100.0", Figures.points(1));
        assertEquals("0.0", Figures.points(-0.0001));
        assertEquals("-", Figures.percent(Double.NaN));
        assertEquals("58.1 to 66.5", Figures.points(Optional.of(new Interval(0.5812, 0.6649))));
        assertEquals("-", Figures.points(Optional.empty()));
    }

    @Test
    void decimals() {
        assertEquals("3.142", Figures.decimals(Math.PI, 3));
        assertEquals("-1.5", Figures.decimals(-1.5, 1));
        assertEquals("3", Figures.decimals(2.5, 0));
        assertEquals("-", Figures.decimals(Double.POSITIVE_INFINITY, 1));
    }

    @Test
    void counts() {
        assertEquals("999", Figures.count(999));
        assertEquals("5,966", Figures.count(5966));
        assertEquals("1 clip", Figures.count(1, "clip"));
        assertEquals("0 clips", Figures.count(0, "clip"));
        assertEquals("12,000 clips", Figures.count(12_000, "clip"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00 s",
        "0.424, 0.42 s",
        "0.994, 0.99 s",
        "0.996, 1.0 s",
        "12.34, 12.3 s",
        "59.94, 59.9 s",
        "59.96, 1 min 00 s",
        "187, 3 min 07 s",
        "3599.4, 59 min 59 s",
        "3599.6, 1 h 00 min",
        "18120, 5 h 02 min",
        "7199, 2 h 00 min",
    })
    void durations(double seconds, String text) {
        assertEquals(text, Figures.duration(seconds));
    }

    @Test
    void unknownDuration() {
        assertEquals("-", Figures.duration(Double.NaN));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "512, 512 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "9949, 9.9 kB",
        "9951, 10 kB",
        "412000, 412 kB",
        "999499, 999 kB",
        "999500, 1.0 MB",
        "5800000, 5.8 MB",
        "208468073, 208 MB",
        "3000000000000, 3.0 TB",
    })
    void sizes(long bytes, String text) {
        assertEquals(text, Figures.bytes(bytes));
    }

    @Property
    void sizesKeepThreeFiguresAtMost(@ForAll @LongRange(min = 0, max = 999_000_000_000_000L) long bytes) {
        assertTrue(Figures.bytes(bytes).matches("(\\d\\.\\d|\\d{1,3}) (B|kB|MB|GB|TB)"), Figures.bytes(bytes));
    }

    @Property
    void durationsNeverHaveSixtySeconds(@ForAll @DoubleRange(min = 0, max = 1e6) double seconds) {
        String text = Figures.duration(seconds);
        assertTrue(
                text.matches("(0\\.\\d\\d s|[1-5]?\\d\\.\\d s|[1-5]?\\d min [0-5]\\d s|[\\d,]+ h [0-5]\\d min)"), text);
    }

    @Test
    void noLocaleChangesThem() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("62.3 %", Figures.percent(0.6234));
            assertEquals("5,966", Figures.count(5966));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void differencesHaveTheirSignAndNothingHasNone() {
        assertEquals("+3.2", Figures.signedPoints(0.0321));
        assertEquals("-0.4", Figures.signedPoints(-0.004));
        assertEquals("0.0", Figures.signedPoints(0.0001));
        assertEquals("0.0", Figures.signedPoints(-0.0001));
        assertEquals("-", Figures.signedPoints(Double.NaN));
    }

    @Test
    void aProbabilityIsNeverSaidToBeZero() {
        assertEquals("0.034", Figures.probability(0.0342));
        assertEquals("<0.001", Figures.probability(0.0004));
        assertEquals("0.001", Figures.probability(0.0005));
        assertEquals("-", Figures.probability(Double.NaN));
    }
}
