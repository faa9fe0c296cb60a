package org.intone.augment;

import java.util.random.RandomGenerator;
import org.intone.feature.FeatureMatrix;

/**
 * A change of a recording's features, as another recording of the same sentence would differ in them. Far cheaper than to change the
 * sound and describe it anew. Immutable; serves all threads.
 */
public interface FeatureAugmentation {
    /**
     * Makes a changed copy, with as many features and at least one frame where there was one.
     *
     * @param random the only source of chance: the same state gives the same copy
     */
    FeatureMatrix apply(FeatureMatrix matrix, RandomGenerator random);
}
