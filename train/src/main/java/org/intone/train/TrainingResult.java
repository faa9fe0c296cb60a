package org.intone.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.intone.evaluate.AdaptedOutcomes;
import org.intone.evaluate.Outcome;

/**
 * What a training came to.
 *
 * @param epochs how many were run
 * @param bestEpoch whose weights the model has: that of the highest UAR on dev, or with a cosine the last
 * @param dev what the model says of the rows that chose the epoch and the calibration
 * @param test what it says of the rows that are only measured; empty if interrupted
 * @param adapted what it says of those when it has heard more of their speakers; empty if interrupted, or if it was not taught to
 *     adapt
 * @param model the model file
 * @param interrupted whether it was stopped before its end
 */
public record TrainingResult(
        int epochs,
        int bestEpoch,
        List<Outcome> dev,
        List<Outcome> test,
        Optional<AdaptedOutcomes> adapted,
        Path model,
        boolean interrupted) {}
