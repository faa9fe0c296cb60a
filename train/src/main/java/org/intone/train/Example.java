package org.intone.train;

import org.intone.corpus.Take;
import org.intone.feature.FeatureMatrix;

/**
 * A row ready for training: what it is, its class and its unscaled features.
 *
 * @param take where it comes from
 * @param label index of its class in the label set
 * @param features frames x features, as the recipe computes them
 */
record Example(Take take, int label, FeatureMatrix features) {}
