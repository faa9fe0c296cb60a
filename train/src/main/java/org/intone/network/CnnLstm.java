package org.intone.network;

import org.bytedeco.pytorch.Device;

/**
 * Convolutions that find what is heard, and a recurrent network that follows how it goes on, as many works on emotion in speech
 * have it.
 *
 * <pre>
 *                                  of 188 x 64
 * channel normalisation            188 x 64
 * 5 x 5, stride 2, 16 channels     16 x 94 x 32
 * 3 x 3, 32 channels, pool         32 x 47 x 16
 * 3 x 3, 64 channels               64 x 47 x 16
 * dense for each frame, ReLU       47 x 128
 * LSTM, both ways                  47 x 2 * 96
 * attentive statistics pooling     384
 * batch norm, dense                128
 * dense                            classes
 * </pre>
 *
 * 0.40 million parameters for seven classes at width 1.
 */
final class CnnLstm implements Architecture {
    @Override
    public String name() {
        return "cnn-lstm";
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
                .add("drop", new Dropout(0.3))
                .dense(size.scaled(128))
                .add("relu", new Relu())
                .add("drop", new Dropout(0.3))
                .dense(size.classes())
                .build(name());
    }

    private static void body(NetworkBuilder body, Dimensions size) {
        body.add("channel", new ChannelNorm())
                .add("picture", new AddChannel())
                .convolve2d(size.scaled(16), 5, 2)
                .convolve2d(size.scaled(32), 3, 1)
                .add("pool", new MaxPool2d())
                .convolve2d(size.scaled(64), 3, 1)
                .add("join", new JoinBands())
                .frameDense(size.scaled(128))
                .add("relu", new Relu())
                .add("drop", new Dropout(0.2))
                .lstm(size.scaled(96));
    }
}
