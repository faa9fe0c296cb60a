package org.intone.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Device;

/** Puts layers one after another; each takes the shape that the one before it makes. */
final class NetworkBuilder {
    private final Device device;
    private final FirstWeights first;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private long[] shape;
    private Layer last;
    private Layer tapped;
    private long[] tappedShape;

    /** The shape is that of a row of the input: {@code [windowFrames, features]}. */
    NetworkBuilder(long seed, Device device, long... shape) {
        this(device, new FirstWeights(seed, device), shape);
    }

    private NetworkBuilder(Device device, FirstWeights first, long... shape) {
        this.device = device;
        this.first = first;
        this.shape = shape;
    }

    /** A convolution, its batch norm and ReLU. */
    NetworkBuilder convolve1d(int channels, int kernel) {
        add("conv", new Conv1d(Math.toIntExact(shape[0]), channels, kernel, first));
        return normalise().add("relu", new Relu());
    }

    /** A convolution, its batch norm and ReLU. */
    NetworkBuilder convolve2d(int channels, int kernel, int stride) {
        add("conv", new Conv2d(Math.toIntExact(shape[0]), channels, kernel, stride, first));
        return normalise().add("relu", new Relu());
    }

    NetworkBuilder normalise() {
        return add("norm", new BatchNorm(shape[0], first));
    }

    NetworkBuilder dense(int out) {
        // A dropout in front of the layer is no part of its embedding, since it leaves what is learned and adds noise.
        tapped = last;
        tappedShape = shape;
        return add("dense", new Dense(shape[0], out, first));
    }

    /** A dense layer that learns how much each of the input's blocks counts. */
    NetworkBuilder blockDense(int blocks, int out) {
        return add("dense", new BlockDense(blocks, shape[0], out, first));
    }

    NetworkBuilder frameDense(int out) {
        return add("dense", new FrameDense(shape[1], out, first));
    }

    NetworkBuilder layerNorm() {
        return add("norm", new LayerNorm(shape[shape.length - 1], first));
    }

    NetworkBuilder depthwise(int kernel) {
        return add("depthwise", new DepthwiseConv1d(shape[0], kernel, first));
    }

    NetworkBuilder attentivePooling(int hidden) {
        return add("pooled", new AttentivePooling(shape[1], hidden, first));
    }

    /** Adds a share of what the branch makes, which has the shape of what it takes, to what it takes. */
    NetworkBuilder residual(String kind, double share, Consumer<NetworkBuilder> branch) {
        NetworkBuilder inner = new NetworkBuilder(device, first, shape);
        branch.accept(inner);
        return add(kind, new Residual(new Chain(inner.layers), new Chain(Map.of()), share));
    }

    /** Any layer without weights; its name is the kind and how many of it there are. */
    NetworkBuilder add(String kind, Layer layer) {
        layers.put(kind + counts.merge(kind, 1, Integer::sum), layer);
        last = layer instanceof Dropout ? last : layer;
        shape = layer.outputShape(shape);
        if (Arrays.stream(shape).anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException("the input is too small for the network: " + kind + counts.get(kind)
                    + " would give " + Arrays.toString(shape));
        }
        return this;
    }

    /** The network, whose last layer is a dense one; the vector that it takes is the embedding. */
    Network build(String name) {
        return new Network(name, device, layers, tapped, Math.toIntExact(tappedShape[0]));
    }
}
