package org.intone.clean;

import java.util.List;

/**
 * One word of a text of cleanings with its amounts.
 *
 * @param name such as {@code highpass}
 * @param amounts what stood behind it, such as 80 and 4
 */
record CleaningWord(String name, List<String> amounts) {
    /** Cuts {@code highpass:80:4} at its colons. */
    static CleaningWord of(String text) {
        List<String> parts = List.of(text.strip().split(":", -1));
        return new CleaningWord(parts.get(0), parts.subList(1, parts.size()));
    }

    /** This word, if it has so many amounts at most. */
    CleaningWord atMost(int most) {
        if (amounts.size() > most) {
            throw new IllegalArgumentException("cleaning " + name + " must have "
                    + (most == 0 ? "no amount" : most + " at most") + ", was " + this);
        }
        return this;
    }

    /** The amount at a place, or another one where there is none. */
    double number(int place, double otherwise) {
        return place < amounts.size() ? number(amounts.get(place)) : otherwise;
    }

    /** The amount at a place, which must be there. */
    String required(int place, String what) {
        if (place >= amounts.size()) {
            throw new IllegalArgumentException("cleaning " + name + " must have " + what + ", was " + this);
        }
        return amounts.get(place);
    }

    double number(String amount) {
        try {
            return Double.parseDouble(amount);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cleaning " + name + " must have numbers, was " + this, e);
        }
    }

    @Override
    public String toString() {
        return amounts.isEmpty() ? name : name + ":" + String.join(":", amounts);
    }
}
