package org.intone.network;

import org.bytedeco.pytorch.Device;

/**
 * The network on what a frozen speech encoder makes of a recording, or on any other flat vector of features.
 *
 * <pre>
 * dropout  0.2 of the features
 * dense    256, a learned share for each block of the encoder, ReLU
 * dropout  0.5
 * dense    classes
 * </pre>
 *
 * On {@code whisper-tiny.en+mean-sd}, {@code [batch, 1, 3072]}, and seven classes it has 0.79 million parameters at width 1.
 */
final class Head implements Architecture {
    /** What {@code docs/experiments.md} measures. */
    private static final int HIDDEN = 256;

    @Override
    public String name() {
        return "head";
    }

    @Override
    public String defaultRecipe() {
        return "whisper-tiny.en+mean-sd";
    }

    @Override
    public Network build(Dimensions size, long seed, Device device) {
        return size.builder(seed, device)
                .add("flat", new Flatten())
                .add("drop", new Dropout(0.2))
                .blockDense(size.blocks(), size.scaled(HIDDEN))
                .add("relu", new Relu())
                .add("drop", new Dropout(0.5))
                .dense(size.classes())
                .build(name());
    }
}
