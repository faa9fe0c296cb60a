package org.intone.train;

/** Training was stopped from outside before there was anything to keep. */
public final class InterruptedTraining extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message is one line. */
    public InterruptedTraining(String message) {
        super(message);
    }
}
