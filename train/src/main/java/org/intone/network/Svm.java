package org.intone.network;

import org.bytedeco.pytorch.Device;

/**
 * The classical baseline: a support vector machine with a radial kernel on functionals of a whole recording. It has no first weights
 * to learn from; {@code org.intone.train} fits its vectors at once.
 */
final class Svm implements Architecture {
    @Override
    public String name() {
        return SupportVectors.NAME;
    }

    @Override
    public String defaultRecipe() {
        return "classic-162";
    }

    @Override
    public boolean isFittedAtOnce() {
        return true;
    }

    /** A machine of one vector, which knows nothing. */
    @Override
    public Network build(Dimensions size, long seed, Device device) {
        if (size.windowFrames() != 1) {
            throw new IllegalArgumentException("svm takes a recipe of one row a recording, such as " + defaultRecipe()
                    + " or egemaps, not of " + size.windowFrames() + " frames");
        }
        SupportVectors.Pairs none =
                new SupportVectors.Pairs(new int[] {0}, new int[] {1}, new float[] {0}, new float[] {0});
        return new SupportVectors(size.classes(), size.features(), 1, new float[size.features()], none)
                .toNetwork(device);
    }
}
