/**
 * What a manifest's recordings are like before anything is trained on them: faults, features that tell the emotions apart, typical and
 * unusual recordings, and a map of all.
 *
 * <p>Read {@link org.intone.explore.Exploration} first, which holds the results, then {@link org.intone.explore.FeatureSpace}, in which
 * recordings are compared. {@link org.intone.explore.SoundFacts} are what is measured of the sound beside the features. Nothing here knows
 * a model, and nothing is drawn: pictures come from {@code org.intone.chart}, the page from {@code org.intone.page}.
 */
package org.intone.explore;
