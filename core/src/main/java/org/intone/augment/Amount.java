package org.intone.augment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind a word in a text of augmentations: {@code 12-30}, {@code -2-2}, {@code 0.3}, a folder.
 *
 * @param word in front of it, for messages
 * @param text empty where nothing stood
 */
public record Amount(String word, String text) {
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern RANGE = Pattern.compile(NUMBER + "(?:-" + NUMBER + ")?");

    /** The lower end of a range, or the number itself. */
    public double from(String usage) {
        return Double.parseDouble(match(usage).group(1));
    }

    /** The upper end of a range, or the number itself. */
    public double to(String usage) {
        Matcher match = match(usage);
        return Double.parseDouble(match.group(2) == null ? match.group(1) : match.group(2));
    }

    /** This amount, or another one where nothing stood. */
    public Amount or(String otherwise) {
        return text.isEmpty() ? new Amount(word, otherwise) : this;
    }

    /** What is said of an amount that cannot be. */
    public IllegalArgumentException wrong(String usage) {
        return new IllegalArgumentException(
                "augmentation must be like " + usage + ", was " + (text.isEmpty() ? word : word + ":" + text));
    }

    private Matcher match(String usage) {
        Matcher match = RANGE.matcher(text);
        if (!match.matches()) {
            throw wrong(usage);
        }
        return match;
    }
}
