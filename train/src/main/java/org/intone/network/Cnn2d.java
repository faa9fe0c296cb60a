package org.intone.network;

import org.bytedeco.pytorch.Device;

/**
 * A small network on spectrograms: a stem with stride that keeps the first feature maps small, convolutions with ever more
 * channels, mean and maximum over time and frequency, a dense layer.
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
                .convolve2d(size.scaled(32), 5, 2)
                .convolve2d(size.scaled(64), 3, 2)
                .convolve2d(size.scaled(64), 3, 1)
                .add("pool", new MaxPool2d())
                .add("drop", new Dropout(0.1))
                .convolve2d(size.scaled(128), 3, 1)
                .convolve2d(size.scaled(128), 3, 1)
                .add("pool", new MaxPool2d())
                .add("drop", new Dropout(0.2))
                .convolve2d(size.scaled(192), 3, 1)
                .add("pooled", new MeanAndMax())
                .add("drop", new Dropout(0.4))
                .dense(size.scaled(128))
                .normalise()
                .add("relu", new Relu())
                .add("drop", new Dropout(0.4))
                .dense(size.classes())
                .build(name());
    }
}
