package org.intone.network;

import org.bytedeco.pytorch.Device;

/**
 * The head of no chance on what a frozen speech encoder gives: ridge regression on the kernel of {@link ArcCosine}, which is the mean of
 * infinitely many heads of random first layers. It keeps every training row, 4 bytes a feature, and is fitted at once.
 */
final class Kernel implements Architecture {
    @Override
    public String name() {
        return KernelMachine.NAME;
    }

    @Override
    public String defaultRecipe() {
        return "whisper-tiny.en+mean-sd";
    }

    @Override
    public boolean isFittedAtOnce() {
        return true;
    }

    /** A machine of one vector, which knows nothing. */
    @Override
    public Network build(Dimensions size, long seed, Device device) {
        if (size.windowFrames() != 1) {
            throw new IllegalArgumentException("kernel takes a recipe of one row a recording, such as "
                    + defaultRecipe() + " or egemaps, not of " + size.windowFrames() + " frames");
        }
        return KernelMachine.network(new float[size.features()], new float[size.classes()], 1, device);
    }
}
