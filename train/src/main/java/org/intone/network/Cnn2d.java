package org.intone.network;

import org.bytedeco.pytorch.Device;

/**
 * A small network on spectrograms: a stem with stride that keeps the first feature maps small, convolutions with ever more
 * channels, mean and maximum over time and frequency, a dense layer.
 *
 * <pre>
 *                      channels  frames x bands of 188 x 64
 * stem 5 x 5, stride 2   16       94 x 32
 * pool                   16       47 x 16
 * 3 x 3, pool            32       23 x 8
 * 3 x 3, 3 x 3, pool     64       11 x 4
 * 3 x 3                 128       11 x 4
 * mean and maximum      256
 * dense                 128
 * </pre>
 *
 * Every convolution and the dense layer are followed by batch norm and ReLU, the pooled values and the dense layer by dropout.
 * 0.17 million parameters for seven classes at width 1. Only the stem has a stride: LibTorch's gradient of a convolution
 * with stride costs twice that of one without, and a stem needs none.
 */
final class Cnn2d implements Architecture {
    @Override
    public String name() {
        return "cnn2d";
    }

    @Override
    public String defaultRecipe() {
        return "logmel-64";
    }

    @Override
    public Network build(Dimensions size, long seed, Device device) {
        return size.builder(seed, device)
                .add("channel", new AddChannel())
                .convolve2d(size.scaled(16), 5, 2)
                .add("pool", new MaxPool2d())
                .convolve2d(size.scaled(32), 3, 1)
                .add("pool", new MaxPool2d())
                .convolve2d(size.scaled(64), 3, 1)
                .convolve2d(size.scaled(64), 3, 1)
                .add("pool", new MaxPool2d())
                .convolve2d(size.scaled(128), 3, 1)
                .add("pooled", new MeanAndMax())
                .add("drop", new Dropout(0.3))
                .dense(size.scaled(128))
                .normalise()
                .add("relu", new Relu())
                .add("drop", new Dropout(0.3))
                .dense(size.classes())
                .build(name());
    }
}
