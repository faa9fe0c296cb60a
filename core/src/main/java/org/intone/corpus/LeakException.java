package org.intone.corpus;

/** A split whose test would be known from training. The message names the two clips and says what they share. */
public final class LeakException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The message names the two clips. */
    public LeakException(String message) {
        super(message);
    }
}
