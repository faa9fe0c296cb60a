package org.intone.corpus;

import java.util.List;
import java.util.Locale;

/** The three parts of a split. */
enum Part {
    TRAIN,
    DEV,
    TEST;

    /** The name in {@code split.csv}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part's takes. */
    List<Take> of(Split split) {
        return switch (this) {
            case TRAIN -> split.train();
            case DEV -> split.dev();
            case TEST -> split.test();
        };
    }
}
