package org.intone.train;

import java.util.SplittableRandom;
import org.intone.feature.FeatureMatrix;

/** Where the features come from that a network is shown of a training row. Serves all threads. */
@FunctionalInterface
interface Shown {
    /** The features that were computed before the training. */
    Shown AS_LOADED = (row, random) -> row.features();

    /** The features of one showing; the same state of {@code random} gives the same ones. */
    FeatureMatrix features(Example row, SplittableRandom random);
}
