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
 * @param tuning how the encoder beneath the network is trained too, where it is; {@code fit} is then of that training, and the head
 *     before it is trained as is usual for it
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
        boolean adapt,
        Optional<TuningSettings> tuning) {
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
        if (tuning.isPresent() && (adapt || teaching.isPresent())) {
            throw new IllegalArgumentException("an encoder is fine-tuned (--fine-tune) without a teacher, and without"
                    + " adaptation to speakers (--adapt)");
        }
        if (tuning.isPresent() && Changes.parse(variation.changes()).mixup().isPresent()) {
            throw new IllegalArgumentException(
                    "an encoder is fine-tuned on whole recordings, which mixup cannot blend: leave mixup out of --vary");
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
        this(network, labels, split, copies, fit, seed, threads, variation, Optional.empty(), false, Optional.empty());
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
        return with(fit, variation, Optional.of(by), adapt, tuning);
    }

    /** The same, adapting to speakers or not. */
    public TrainSettings withAdapt(boolean other) {
        return with(fit, variation, teaching, other, tuning);
    }

    /** The same that trains the encoder too. */
    public TrainSettings tuned(TuningSettings how) {
        return with(fit, variation, teaching, adapt, Optional.of(how));
    }

    /**
     * Those of the head before the encoder is trained: as is usual for it, on what the encoder gives of the recordings as they are, but
     * that dev never teaches it, since dev calibrates what comes after.
     */
    TrainSettings untuned() {
        return with(
                FitSettings.usual(network.name()).withoutRefit(), Variation.NONE, teaching, adapt, Optional.empty());
    }

    private TrainSettings with(
            FitSettings otherFit,
            Variation otherVariation,
            Optional<TeachingSettings> otherTeaching,
            boolean otherAdapt,
            Optional<TuningSettings> otherTuning) {
        return new TrainSettings(
                network,
                labels,
                split,
                copies,
                otherFit,
                seed,
                threads,
                otherVariation,
                otherTeaching,
                otherAdapt,
                otherTuning);
    }
}
