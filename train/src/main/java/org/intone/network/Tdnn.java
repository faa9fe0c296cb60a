package org.intone.network;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;

/**
 * A time-delay network (D. Snyder et al., X-vectors, 2018; B. Desplanques et al., ECAPA-TDNN, 2020) behind a stem of pictures:
 * convolutions over time that look ever wider, all of whose outputs are pooled.
 *
 * <pre>
 *                                             of 188 x 64
 * channel normalisation                       188 x 64
 * 5 x 5, stride 2, 16 channels                16 x 94 x 32
 * 3 x 3, 32 channels, pool                    32 x 47 x 16
 * 1 x 1 over all channels and bands           192 x 47
 * 4 residual blocks                           192 x 47 each
 * 1 x 1 over all blocks                       256 x 47
 * attentive statistics pooling                512
 * batch norm, dense                           192
 * dense                                       classes
 *
 * a block: x = ReLU(x + depthwise 5, dilated by 1, 2, 3, 1; batch norm; 1 x 1 to 384; batch norm, ReLU; 1 x 1 to 192; batch norm)
 * </pre>
 *
 * 1.0 million parameters for seven classes at width 1.
 */
final class Tdnn implements Architecture {
    private static final int BLOCKS = 4;
    private static final int KERNEL = 5;

    @Override
    public String name() {
        return "tdnn";
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
                .dense(size.scaled(192))
                .add("relu", new Relu())
                .add("drop", new Dropout(0.3))
                .dense(size.classes())
                .build(name());
    }

    private static void body(NetworkBuilder body, Dimensions size) {
        int channels = size.scaled(192);
        List<Consumer<NetworkBuilder>> blocks = IntStream.range(0, BLOCKS)
                .<Consumer<NetworkBuilder>>mapToObj(i -> block -> block(block, channels, 1 + i % 3))
                .toList();
        body.add("channel", new ChannelNorm())
                .add("picture", new AddChannel())
                .convolve2d(size.scaled(16), 5, 2)
                .convolve2d(size.scaled(32), 3, 1)
                .add("pool", new MaxPool2d())
                .add("join", new JoinBands())
                .add("swap", new SwapAxes())
                .convolve1d(channels, 1)
                .gathered("blocks", blocks)
                .convolve1d(size.scaled(256), 1)
                .add("swap", new SwapAxes());
    }

    private static void block(NetworkBuilder builder, int channels, int dilation) {
        builder.residual("delay", 1, branch -> branch.depthwise(KERNEL, dilation)
                        .normalise()
                        .convolve1d(2 * channels, 1)
                        .add("drop", new Dropout(0.1))
                        .convolution1d(channels, 1)
                        .normalise())
                .add("relu", new Relu());
    }
}
