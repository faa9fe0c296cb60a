package org.intone.train;

import org.intone.corpus.Take;
import org.intone.feature.FeatureMatrix;

/**
 * A row ready for training: what it is, its class and its unscaled features.
 *
 * @param take where it comes from
 * @param label index of its class in the label set; {@link #UNLABELLED} for a row that only a teacher speaks of
 * @param features frames x features, as the recipe computes them; without frames where they are computed anew for each showing
 */
record Example(Take take, int label, FeatureMatrix features) {
    static final int UNLABELLED = -1;

    boolean isLabelled() {
        return label != UNLABELLED;
    }
}
