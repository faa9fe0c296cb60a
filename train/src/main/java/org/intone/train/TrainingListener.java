package org.intone.train;

import java.io.IOException;

/**
 * Hears how a training goes on and may stop it. {@link #features}, {@link #unreadable} and {@link #interrupted} are called from
 * several threads, the others from the one that trains.
 */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * Whether to stop now: asked between batches and between recordings. Training then ends cleanly with the best so far; it
     * can be resumed.
     */
    default boolean interrupted() {
        return false;
    }

    /** So many of a part's recordings have their features; the part is {@code train}, {@code dev} or {@code test}. */
    default void features(String part, int done, int total) {}

    /** A recording is left out since it cannot be read. */
    default void unreadable(String file, IOException problem) {}

    /** So many of an epoch's batches are done. */
    default void batch(int epoch, int done, int total) {}

    /**
     * An epoch is done, evaluated and stored.
     *
     * @param secondsLeft if all {@code epochs} are run; training may stop before
     */
    default void epoch(EpochFigures figures, int epochs, double secondsLeft) {}
}
