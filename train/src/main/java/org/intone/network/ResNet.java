package org.intone.network;

import org.bytedeco.pytorch.Device;

/**
 * A small residual network (K. He et al., Deep residual learning, 2016) on spectrograms with attentive pooling, as speaker
 * recognition uses them.
 *
 * <pre>
 *                                        of 188 x 64
 * channel normalisation                  188 x 64
 * 5 x 5, stride 2, 24 channels           24 x 94 x 32
 * pool, residual block                   48 x 47 x 16
 * pool, residual block                   96 x 23 x 8
 * pool, residual block                   192 x 11 x 4
 * dense for each frame, ReLU             11 x 256
 * attentive statistics pooling           512
 * batch norm, dense                      256
 * dense                                  classes
 *
 * a block: x = ReLU(1 x 1(x) + 3 x 3, batch norm, ReLU, 3 x 3, batch norm)
 * </pre>
 *
 * 1.0 million parameters for seven classes at width 1.
 */
final class ResNet implements Architecture {
    private static final int STAGES = 3;

    @Override
    public String name() {
        return "resnet";
    }

    @Override
    public String defaultRecipe() {
        return "logmel-64";
    }

    @Override
    public Network build(Dimensions size, long seed, Device device) {
        return size.builder(seed, device)
                .soundPooling(2 << STAGES, size.scaled(64), body -> body(body, size))
                .normalise()
                .add("drop", new Dropout(0.3))
                .dense(size.scaled(256))
                .add("relu", new Relu())
                .add("drop", new Dropout(0.3))
                .dense(size.classes())
                .build(name());
    }

    private static void body(NetworkBuilder body, Dimensions size) {
        body.add("channel", new ChannelNorm()).add("picture", new AddChannel()).convolve2d(size.scaled(24), 5, 2);
        for (int stage = 0; stage < STAGES; stage++) {
            block(body.add("pool", new MaxPool2d()), size.scaled(48 << stage));
        }
        body.add("join", new JoinBands()).frameDense(size.scaled(256)).add("relu", new Relu());
    }

    private static void block(NetworkBuilder builder, int channels) {
        builder.residual(
                        "block",
                        shortcut -> shortcut.convolution2d(channels, 1, 1).normalise(),
                        branch -> branch.convolve2d(channels, 3, 1)
                                .convolution2d(channels, 3, 1)
                                .normalise())
                .add("relu", new Relu());
    }
}
