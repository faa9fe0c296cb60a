package org.intone.train;

import java.util.Optional;
import org.intone.emotion.LabelSet;

/**
 * All that decides what a training gives, but for the recordings. The same settings, recordings, machine and number of threads
 * give the same weights.
 *
 * @param network what is trained
 * @param labels the classes; rows whose emotion counts as none are left out
 * @param split the plan as given with {@code --split}
 * @param copies how many augmented versions of each training row there are beside it; 0 for none
 * @param fit how the weights are fitted
 * @param seed where all chance comes from
 * @param threads threads that compute the network
 * @param variation how the training rows differ from epoch to epoch
 * @param teaching what a teacher's word counts, where there is one
 * @param adapt whether the network is taught features normalised by speaker and adapts to speakers in use
 */
public record TrainSettings(
        NetworkSettings network,
        LabelSet labels,
        String split,
        int copies,
        FitSettings fit,
        long seed,
        int threads,
        Variation variation,
        Optional<TeachingSettings> teaching,
        boolean adapt) {
    /** Refuses what cannot be. */
    public TrainSettings {
        if (copies < 0 || copies > 100) {
            throw new IllegalArgumentException("copies must be 0 to 100, was " + copies);
        }
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("threads must be 1 to 1024, was " + threads);
        }
        if (copies > 0 && !variation.changes().isEmpty()) {
            throw new IllegalArgumentException(
                    "rows vary from epoch to epoch or have fixed augmented copies, not both; copies were " + copies);
        }
        if (adapt && teaching.isPresent()) {
            throw new IllegalArgumentException("a network is taught by a teacher or adapts to speakers, not both");
        }
        if (adapt && Changes.parse(variation.changes()).sound().isPresent()) {
            throw new IllegalArgumentException("a training that adapts to speakers needs each speaker's sound as it was"
                    + " recorded: give no changes of the sound (--vary), or --augment");
        }
    }

    /** Without a teacher. */
    public TrainSettings(
            NetworkSettings network,
            LabelSet labels,
            String split,
            int copies,
            FitSettings fit,
            long seed,
            int threads,
            Variation variation) {
        this(network, labels, split, copies, fit, seed, threads, variation, Optional.empty(), false);
    }

    /** Without variation from epoch to epoch. */
    public TrainSettings(
            NetworkSettings network,
            LabelSet labels,
            String split,
            int copies,
            FitSettings fit,
            long seed,
            int threads) {
        this(network, labels, split, copies, fit, seed, threads, Variation.NONE);
    }

    /** The same with a teacher. */
    public TrainSettings taught(TeachingSettings by) {
        return new TrainSettings(network, labels, split, copies, fit, seed, threads, variation, Optional.of(by), adapt);
    }

    /** The same, adapting to speakers or not. */
    public TrainSettings withAdapt(boolean other) {
        return new TrainSettings(network, labels, split, copies, fit, seed, threads, variation, teaching, other);
    }
}
