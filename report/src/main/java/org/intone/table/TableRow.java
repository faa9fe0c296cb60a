package org.intone.table;

import org.intone.corpus.Utterance;
import org.intone.feature.FeatureMatrix;

/**
 * The features of a recording, or of an augmented version of it.
 *
 * @param utterance the recording
 * @param version 0 for the recording itself, 1 and up for augmented versions
 * @param features one frame of a flat recipe, one or more of others
 */
public record TableRow(Utterance utterance, int version, FeatureMatrix features) {}
