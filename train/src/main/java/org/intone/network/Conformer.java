package org.intone.network;

import org.bytedeco.pytorch.Device;

/**
 * A small conformer (A. Gulati et al., Conformer, 2020) on spectrograms: convolutions that look near, attention that looks
 * everywhere, pooling that learns where to listen.
 *
 * <pre>
 *                                  of 188 x 64
 * channel normalisation            188 x 64
 * 3 x 3, stride 2, 16 channels     16 x 94 x 32
 * 3 x 3, stride 2, 32 channels     32 x 47 x 16
 * dense for each frame             47 x 128
 * 4 blocks                         47 x 128
 * attentive statistics pooling     256
 * batch norm, dense                classes
 *
 * a block: x += feed-forward(x) / 2     layer norm, dense 256, SiLU, dense 128
 *          x += attention(x)            layer norm, dense 3 x 128, 4 heads, dense 128
 *          x += convolution(x)          layer norm, dense 256, GLU, depthwise 15, batch norm, SiLU, dense 128
 *          x += feed-forward(x) / 2
 *          layer norm
 * </pre>
 *
 * 1.1 million parameters for seven classes at width 1. Frames have no positions of their own: the convolutions tell order near by,
 * and for an emotion it matters little where in the window a word stands. The stem has few channels,
 * since its pictures are large: with 32 in its first convolution it took nearly half of a training step.
 */
final class Conformer implements Architecture {
    private static final int BLOCKS = 4;
    private static final int HEADS = 4;
    private static final int KERNEL = 15;
    private static final double DROP = 0.1;

    private final String name;
    private final boolean channelNorm;

    /** With the normalisation of the channel or, for comparison, without. */
    Conformer(String name, boolean channelNorm) {
        this.name = name;
        this.channelNorm = channelNorm;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String defaultRecipe() {
        return "logmel-64";
    }

    @Override
    public Network build(Dimensions size, long seed, Device device) {
        return size.builder(seed, device)
                .soundPooling(4, size.scaled(64), body -> body(body, size))
                .normalise()
                .add("drop", new Dropout(0.2))
                .dense(size.classes())
                .build(name());
    }

    private void body(NetworkBuilder body, Dimensions size) {
        int channels = size.scaled(128);
        if (channelNorm) {
            body.add("channel", new ChannelNorm());
        }
        body.add("picture", new AddChannel())
                .convolve2d(size.scaled(16), 3, 2)
                .convolve2d(size.scaled(32), 3, 2)
                .add("join", new JoinBands())
                .frameDense(channels);
        for (int block = 0; block < BLOCKS; block++) {
            block(body, channels);
        }
    }

    private static void block(NetworkBuilder builder, int channels) {
        builder.residual("feed", 0.5, branch -> feedForward(branch, channels))
                .residual("attend", 1, branch -> branch.layerNorm()
                        .frameDense(3 * channels)
                        .add("heads", new HeadAttention(channels, HEADS))
                        .frameDense(channels)
                        .add("drop", new Dropout(DROP)))
                .residual("convolve", 1, branch -> branch.layerNorm()
                        .frameDense(2 * channels)
                        .add("gate", new Glu(channels))
                        .add("swap", new SwapAxes())
                        .depthwise(KERNEL, 1)
                        .normalise()
                        .add("silu", new Silu())
                        .add("swap", new SwapAxes())
                        .frameDense(channels)
                        .add("drop", new Dropout(DROP)))
                .residual("feed", 0.5, branch -> feedForward(branch, channels))
                .layerNorm();
    }

    private static void feedForward(NetworkBuilder branch, int channels) {
        branch.layerNorm()
                .frameDense(2 * channels)
                .add("silu", new Silu())
                .frameDense(channels)
                .add("drop", new Dropout(DROP));
    }
}
