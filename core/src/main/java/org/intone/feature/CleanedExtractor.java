package org.intone.feature;

import org.intone.audio.Waveform;
import org.intone.clean.Cleaning;

/**
 * Cleans a recording before another extractor describes it: what a recipe returns whose features are those of cleaned sound.
 *
 * <p>The cleaning is part of the recipe, so another one is another recipe. Where it leaves nothing of a recording, the features are
 * those of no samples. Cleaning needs the whole recording in memory. One instance for each thread, as the extractor within.
 */
public final class CleanedExtractor implements FeatureExtractor {
    private final Recipe recipe;
    private final Cleaning cleaning;
    private final FeatureExtractor extractor;

    /** For a recipe whose features {@code extractor} computes after {@code cleaning}. */
    public CleanedExtractor(Recipe recipe, Cleaning cleaning, FeatureExtractor extractor) {
        if (extractor.recipe().features() != recipe.features()) {
            throw new IllegalArgumentException("extractor must give " + recipe.features() + " features, gives "
                    + extractor.recipe().features());
        }
        this.recipe = recipe;
        this.cleaning = cleaning;
        this.extractor = extractor;
    }

    @Override
    public Recipe recipe() {
        return recipe;
    }

    @Override
    public FeatureMatrix extract(Waveform waveform) {
        return extractor.extract(cleaning.clean(waveform));
    }
}
