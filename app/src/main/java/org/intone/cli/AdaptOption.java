package org.intone.cli;

import picocli.CommandLine.Option;

/** Whether the model learns to adapt. */
final class AdaptOption {
    private static final String SPEAKER = "speaker";

    @Option(
            names = "--adapt",
            paramLabel = "speaker",
            completionCandidates = Offered.OfAdapt.class,
            description =
                    "Teach the network features that are normalised by speaker, and learn how far to trust what little"
                            + " was heard of one: the model then adapts to people of whom it hears more than one recording."
                            + " Measured both ways; needs speakers in the manifest.")
    private String to;

    /** Whether it does; what cannot be adapted to is an {@link IllegalArgumentException}. */
    boolean isSpeaker() {
        if (to != null && !to.equals(SPEAKER)) {
            throw new IllegalArgumentException("--adapt must be " + SPEAKER + ", was " + to);
        }
        return to != null;
    }
}
