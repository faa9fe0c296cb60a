/** From a {@link org.intone.audio.Waveform} to a {@link org.intone.feature.FeatureMatrix} by a named, versioned {@link org.intone.feature.Recipe}. */
package org.intone.feature;
