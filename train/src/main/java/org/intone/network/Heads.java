package org.intone.network;

import org.bytedeco.pytorch.Device;

/**
 * Five networks such as {@link Head}, half as wide, on what a frozen speech encoder makes of a recording.
 *
 * <pre>
 * five times, the mean of their log-probabilities:
 * noise    of deviation 0.5, in training
 * dense    128, a learned share for each block of the encoder, ReLU
 * dropout  0.5
 * dense    classes
 * </pre>
 *
 * On {@code whisper-tiny.en+mean-sd}, {@code [batch, 1, 3072]}, and seven classes it has 2.0 million parameters at width 1. As each row
 * teaches one of the five, it wants several times as many epochs as a single head, each of which costs half.
 */
final class Heads implements Architecture {
    private static final int MEMBERS = 5;
    private static final int HIDDEN = 128;
    private static final double NOISE = 0.5;

    @Override
    public String name() {
        return "heads";
    }

    @Override
    public String defaultRecipe() {
        return "whisper-tiny.en+mean-sd";
    }

    @Override
    public Network build(Dimensions size, long seed, Device device) {
        return size.builder(seed, device)
                .add("flat", new Flatten())
                .ensemble(MEMBERS, member -> member.add("noise", new GaussianNoise(NOISE))
                        .blockDense(size.blocks(), size.scaled(HIDDEN))
                        .add("relu", new Relu())
                        .add("drop", new Dropout(0.5))
                        .dense(size.classes()))
                .build(name());
    }
}
