package org.intone.cli;

/** Ends a command with exit code 1; the message is one line that says what was wrong and what would be right. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** In the words for whoever called it. */
    public CommandFailure(String message) {
        super(message);
    }
}
