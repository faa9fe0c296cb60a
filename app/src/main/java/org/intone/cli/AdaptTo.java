package org.intone.cli;

import org.intone.model.Recognizer;

/** Whom a model that was trained with {@code --adapt speaker} adapts to while it listens. */
enum AdaptTo {
    /** The one person who speaks, in each channel. */
    SPEAKER;

    /**
     * Refuses a model that knows no speakers.
     *
     * @param model as it is called in messages
     * @param option what asks for it
     */
    static void require(Recognizer recognizer, String model, String option) {
        if (recognizer.metadata().adaptation().isEmpty()) {
            throw new CommandFailure(
                    model + ": was not trained with --adapt speaker, so " + option + " cannot help it");
        }
    }
}
