package org.intone.media;

import org.intone.augment.Amount;
import org.intone.augment.Augmentation;
import org.intone.augment.AugmentationMaker;

/** The word {@code opus} in the text of augmentations. */
public final class OpusMaker implements AugmentationMaker {
    private static final String USAGE = "opus:6-16";

    /** Made by {@link java.util.ServiceLoader}. */
    public OpusMaker() {}

    @Override
    public String word() {
        return "opus";
    }

    @Override
    public Augmentation make(Amount amount) {
        return new OpusRoundTrip(amount.from(USAGE), amount.to(USAGE));
    }
}
