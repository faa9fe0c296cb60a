/**
 * From a {@link org.intone.audio.Waveform} to a {@link org.intone.feature.FeatureMatrix} by a named, versioned
 * {@link org.intone.feature.Recipe}.
 *
 * <p>It is the features that models are trained on and what prepares them: {@link org.intone.feature.Windows} cuts them to a
 * network's size, {@link org.intone.feature.Scaler} brings them to one range. It is not a feature laboratory: a recipe has no
 * options, since a model that was trained on one setting is worthless on another. Read first:
 * {@link org.intone.feature.Recipes}, {@link org.intone.feature.FeatureExtractor}, {@link org.intone.feature.FeatureMatrix}.
 */
package org.intone.feature;
