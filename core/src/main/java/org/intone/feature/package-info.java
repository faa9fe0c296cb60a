/**
 * From a {@link org.intone.audio.Waveform} to a {@link org.intone.feature.FeatureMatrix} by a named, versioned
 * {@link org.intone.feature.Recipe}.
 *
 * <p>It is the descriptors of sound that speech research uses, the recipes that models are trained on, and what prepares them:
 * {@link org.intone.feature.Windows} cuts them to a network's size, {@link org.intone.feature.Scaler} brings them to one range.
 * Voice quality is measured as Praat does by {@link org.intone.feature.BoersmaPitch}, {@link org.intone.feature.Jitter},
 * {@link org.intone.feature.Shimmer}, {@link org.intone.feature.HarmonicsToNoise} and {@link org.intone.feature.FormantBurg}.
 * Descriptors may be put together at will by {@link org.intone.feature.FrameAnalysis}; a recipe has no options, since a model that was
 * trained on one setting is worthless on another. Read first: {@link org.intone.feature.Recipes},
 * {@link org.intone.feature.FrameAnalysis}, {@link org.intone.feature.FeatureMatrix}.
 */
package org.intone.feature;
