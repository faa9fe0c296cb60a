package org.intone.network;

import org.bytedeco.pytorch.Device;

/**
 * The network of the well-known notebooks: five blocks of convolution, batch norm, ReLU and max pooling over the flat
 * vector of features, then a dense layer of 512.
 *
 * <pre>
 * block     channels  kernel  pool  dropout
 * 1         512       5       5/2
 * 2         512       5       5/2   0.2
 * 3         256       5       5/2
 * 4         256       3       5/2   0.2
 * 5         128       3       3/2   0.2
 * dense     512, batch norm, ReLU
 * </pre>
 *
 * On {@code classic-2376}, {@code [batch, 1, 2376]}, and seven classes it has 7.2 million parameters at width 1. Unlike in the
 * notebooks the batch norm stands before the ReLU, and pooling windows lie symmetric about their place.
 */
final class Cnn1d implements Architecture {
    @Override
    public String name() {
        return "cnn1d";
    }

    @Override
    public String defaultRecipe() {
        return "classic-2376";
    }

    @Override
    public Network build(Dimensions size, long seed, Device device) {
        return size.builder(seed, device)
                .convolve1d(size.scaled(512), 5)
                .add("pool", new MaxPool1d(5, 2))
                .convolve1d(size.scaled(512), 5)
                .add("pool", new MaxPool1d(5, 2))
                .add("drop", new Dropout(0.2))
                .convolve1d(size.scaled(256), 5)
                .add("pool", new MaxPool1d(5, 2))
                .convolve1d(size.scaled(256), 3)
                .add("pool", new MaxPool1d(5, 2))
                .add("drop", new Dropout(0.2))
                .convolve1d(size.scaled(128), 3)
                .add("pool", new MaxPool1d(3, 2))
                .add("drop", new Dropout(0.2))
                .add("flat", new Flatten())
                .dense(size.scaled(512))
                .normalise()
                .add("relu", new Relu())
                .dense(size.classes())
                .build(name());
    }
}
