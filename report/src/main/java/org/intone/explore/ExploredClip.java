package org.intone.explore;

import org.intone.corpus.Utterance;
import org.intone.feature.FeatureMatrix;

/**
 * A recording that could be read.
 *
 * @param row of the manifest
 * @param sound what is measured of its sound
 * @param features one frame of a flat recipe
 */
public record ExploredClip(Utterance row, SoundFacts sound, FeatureMatrix features) {}
