package org.intone.network;

import org.bytedeco.pytorch.Device;

/** A way to build networks for any recipe of its kind and any number of classes. */
public interface Architecture {
    /** The name given with {@code --network}, such as {@code cnn2d}. */
    String name();

    /** The name of the recipe that it is made for. */
    String defaultRecipe();

    /** Whether the weights are found at once, as a support vector machine's, and not epoch by epoch by their gradients. */
    default boolean isFittedAtOnce() {
        return false;
    }

    /** Builds a network on a device, with first weights that come from the seed alone. */
    Network build(Dimensions dimensions, long seed, Device device);

    /**
     * What the input, the output and the user ask for.
     *
     * @param windowFrames frames of an input row
     * @param features in each frame
     * @param classes the number of outputs
     * @param width scales the numbers of channels, 0.05 to 4; 1 is the size that the architecture's page states
     * @param blocks of how many groups of equal size a frame's features are, as {@link org.intone.feature.Recipe#blocks} says
     */
    record Dimensions(int windowFrames, int features, int classes, double width, int blocks) {
        /** Refuses what no network can have. */
        public Dimensions {
            if (windowFrames < 1 || features < 1 || classes < 2) {
                throw new IllegalArgumentException("windowFrames and features must be at least 1 and classes 2, were "
                        + windowFrames + ", " + features + " and " + classes);
            }
            if (!(width >= 0.05 && width <= 4)) {
                throw new IllegalArgumentException("width must be 0.05 to 4, was " + width);
            }
            if (blocks < 1 || features % blocks != 0) {
                throw new IllegalArgumentException("blocks must divide the " + features + " features, was " + blocks);
            }
        }

        /** Of features that are all of one group. */
        public Dimensions(int windowFrames, int features, int classes, double width) {
            this(windowFrames, features, classes, width, 1);
        }

        /** A scaled number of channels: a multiple of 8 and at least 8, which the vector units like. */
        int scaled(int channels) {
            return Math.max(8, (int) (8 * Math.round(channels * width / 8)));
        }

        NetworkBuilder builder(long seed, Device device) {
            return new NetworkBuilder(seed, device, windowFrames, features);
        }
    }
}
