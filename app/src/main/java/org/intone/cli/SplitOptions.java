package org.intone.cli;

import java.io.IOException;
import org.intone.corpus.SplitPlan;
import org.intone.emotion.LabelSet;
import picocli.CommandLine.Option;

/** How test is kept apart, and what the classes are. */
final class SplitOptions {
    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            completionCandidates = Offered.OfSplit.class,
            defaultValue = "speaker",
            description = "How test is kept apart: speaker (the default), speaker:K, loso, fifth-speaker, corpus:NAME,"
                    + " from:NAME, sentence, file, leaky, or a published protocol such as ravdess-loso.")
    private String split;

    @Option(
            names = "--labels",
            paramLabel = "SET|FILE",
            completionCandidates = Offered.OfLabels.class,
            description =
                    "seven, ravdess8, six, or a file of lines emotion=class; the split's own, or seven, if not given.")
    private String labels;

    /** The plan; its name is what was given. */
    SplitPlan plan() {
        return SplitPlan.parse(split);
    }

    /** The classes. */
    LabelSet labels() throws IOException {
        return labels == null ? plan().labelSet().orElse(LabelSet.SEVEN) : LabelSet.named(labels);
    }
}
