package org.intone.clean;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads cleanings from a short text: words with their amounts, in the order in which they are applied.
 *
 * <pre>
 * dc,highpass:80,denoise,trim:30,loudness:-23
 *
 * dc                          takes the mean away
 * highpass:HZ[:ORDER][:zero]  Butterworth, of order 4 if not given; zero: forwards and backwards, without delay
 * lowpass:HZ[:ORDER][:zero]
 * bandpass:HZ-HZ[:ORDER][:zero]
 * denoise[:DB]                steady noise, by 20 dB at most if not given
 * trim[:DB]                   silence at both ends, 60 dB below the loudest frame if not given
 * pauses[:DB]                 silence everywhere
 * peak[:DB] rms[:DB]          the level in dB of full scale, -1 and -20 if not given
 * loudness[:LUFS]             EBU R128, -23 if not given
 * </pre>
 */
public final class Cleanings {
    /** For a recording of unknown origin; it does little to one made in a studio. */
    public static final String STANDARD = "dc,highpass:60,denoise,loudness:-23";

    private static final int STANDARD_ORDER = 4;
    private static final double STANDARD_SILENCE_DB = 60;
    private static final String ZERO_PHASE = "zero";
    private static final Map<String, Function<CleaningWord, Cleaning>> WORDS = words();

    private Cleanings() {}

    /** The words that {@link #parse} knows. */
    public static List<String> known() {
        return List.copyOf(WORDS.keySet());
    }

    /**
     * Reads a text.
     *
     * @param text words with commas between them; one at least
     * @throws IllegalArgumentException if a word is not known or its amount is wrong; one line, which lists the words
     */
    public static Cleaning parse(String text) {
        List<Cleaning> links = Arrays.stream(text.split(",", -1))
                .map(CleaningWord::of)
                .map(Cleanings::one)
                .toList();
        return links.size() == 1 ? links.get(0) : new CleaningChain(links);
    }

    private static Cleaning one(CleaningWord word) {
        Function<CleaningWord, Cleaning> maker = WORDS.get(word.name());
        if (maker == null) {
            throw new IllegalArgumentException(
                    "cleaning must be one of " + String.join(", ", WORDS.keySet()) + ", was " + word);
        }
        return maker.apply(word);
    }

    private static Map<String, Function<CleaningWord, Cleaning>> words() {
        Map<String, Function<CleaningWord, Cleaning>> words = new LinkedHashMap<>();
        words.put("dc", word -> {
            word.atMost(0);
            return new OffsetRemoval();
        });
        words.put("highpass", word -> phase(word, PassFilter.high(order(word), hertz(word))));
        words.put("lowpass", word -> phase(word, PassFilter.low(order(word), hertz(word))));
        words.put("bandpass", word -> phase(word, band(word)));
        words.put("denoise", word -> {
            word.atMost(1);
            return word.amounts().isEmpty() ? new Denoise() : new Denoise(word.number(0, 0));
        });
        words.put("trim", word -> new Trim(word.atMost(1).number(0, STANDARD_SILENCE_DB)));
        words.put("pauses", word -> new PauseRemoval(word.atMost(1).number(0, STANDARD_SILENCE_DB)));
        words.put("peak", word -> new Level(Level.Measure.PEAK, word.atMost(1).number(0, -1)));
        words.put("rms", word -> new Level(Level.Measure.RMS, word.atMost(1).number(0, -20)));
        words.put(
                "loudness",
                word -> new Level(Level.Measure.LOUDNESS, word.atMost(1).number(0, -23)));
        return words;
    }

    private static double hertz(CleaningWord word) {
        return word.number(word.required(0, "a cutoff in Hz"));
    }

    private static PassFilter band(CleaningWord word) {
        String[] edges = word.required(0, "two cutoffs in Hz, such as 300-3400").split("-", -1);
        if (edges.length != 2) {
            throw new IllegalArgumentException(
                    "cleaning bandpass must have two cutoffs in Hz, such as 300-3400, was " + word);
        }
        return PassFilter.band(order(word), word.number(edges[0]), word.number(edges[1]));
    }

    private static boolean zeroPhase(CleaningWord word) {
        return !word.amounts().isEmpty()
                && word.amounts().get(word.amounts().size() - 1).equals(ZERO_PHASE);
    }

    private static int order(CleaningWord word) {
        boolean given = word.atMost(3).amounts().size() - (zeroPhase(word) ? 1 : 0) > 1;
        double order = given ? word.number(1, 0) : STANDARD_ORDER;
        if (order != Math.rint(order)) {
            throw new IllegalArgumentException("cleaning " + word.name() + " must have a whole order, was " + word);
        }
        return (int) order;
    }

    private static PassFilter phase(CleaningWord word, PassFilter filter) {
        if (word.amounts().size() == 3 && !zeroPhase(word)) {
            throw new IllegalArgumentException(
                    "cleaning " + word.name() + " must end with :zero or its order, was " + word);
        }
        return zeroPhase(word) ? filter.zeroPhase() : filter;
    }
}
