package org.intone.snippet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Output as a page shows it against what was printed. Each line shown must have been printed, right behind the one before it; {@code ...}
 * stands for any lines, or within a line for anything, and what is shown may begin and end anywhere. Blanks count as one, and numbers agree if they do in the digits that are shown.
 */
public final class ShownOutput {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
    private static final double LAST_DIGITS = 2.1;

    private ShownOutput() {}

    /** What is shown and was not printed; empty at best. */
    public static List<String> missing(String shown, String printed) {
        List<String> lines = printed.lines().filter(each -> !each.isBlank()).toList();
        List<String> missing = new ArrayList<>();
        int at = 0;
        boolean anywhere = true;
        for (String line : shown.lines().filter(each -> !each.isBlank()).toList()) {
            if (line.strip().equals("...")) {
                anywhere = true;
                continue;
            }
            int end = anywhere ? lines.size() : Math.min(at + 1, lines.size());
            int found = at;
            while (found < end && !isSame(line, lines.get(found))) {
                found++;
            }
            if (found == end) {
                missing.add(line);
            } else {
                at = found + 1;
                anywhere = false;
            }
        }
        return missing;
    }

    private static boolean isSame(String shown, String printed) {
        StringBuilder pattern = new StringBuilder();
        for (String part : NUMBER.matcher(squeezed(shown)).replaceAll("\u0001").split("\\.\\.\\.", -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*")
                    .append(Pattern.quote(part).replace("\u0001", "\\E(-?\\d+\\.\\d+(?:E-?\\d+)?)\\Q"));
        }
        Matcher match = Pattern.compile(pattern.toString()).matcher(squeezed(printed));
        if (!match.matches()) {
            return false;
        }
        List<String> numbers = NUMBER.matcher(squeezed(shown))
                .results()
                .map(each -> each.group())
                .toList();
        for (int i = 0; i < numbers.size(); i++) {
            int decimals = numbers.get(i).length() - numbers.get(i).indexOf('.') - 1;
            double difference = Double.parseDouble(numbers.get(i)) - Double.parseDouble(match.group(i + 1));
            if (Math.abs(difference) > LAST_DIGITS * Math.pow(10, -decimals)) {
                return false;
            }
        }
        return true;
    }

    private static String squeezed(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}
