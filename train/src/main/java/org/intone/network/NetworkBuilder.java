package org.intone.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
        return convolution1d(channels, kernel).normalise().add("relu", new Relu());
    }

    /** A convolution alone. */
    NetworkBuilder convolution1d(int channels, int kernel) {
        return add("conv", new Conv1d(Math.toIntExact(shape[0]), channels, kernel, first));
    }

    /** A convolution, its batch norm and ReLU. */
    NetworkBuilder convolve2d(int channels, int kernel, int stride) {
        return convolution2d(channels, kernel, stride).normalise().add("relu", new Relu());
    }

    /** A convolution alone. */
    NetworkBuilder convolution2d(int channels, int kernel, int stride) {
        return add("conv", new Conv2d(Math.toIntExact(shape[0]), channels, kernel, stride, first));
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

    NetworkBuilder lstm(int hidden) {
        return add("lstm", new BiLstm(Math.toIntExact(shape[1]), hidden, first));
    }

    NetworkBuilder layerNorm() {
        return add("norm", new LayerNorm(shape[shape.length - 1], first));
    }

    NetworkBuilder depthwise(int kernel, int dilation) {
        return add("depthwise", new DepthwiseConv1d(shape[0], kernel, dilation, first));
    }

    /**
     * Pools what a body makes of the window's sound, with attention of so many hidden values.
     *
     * @param stride how many frames of the window make one of the body's, whose output is {@code [frames, channels]}
     */
    NetworkBuilder soundPooling(int stride, int hidden, Consumer<NetworkBuilder> body) {
        Chain layers = chain(body);
        AttentivePooling pooling = new AttentivePooling(layers.outputShape(shape)[1], hidden, first);
        return add("pooled", new SoundPooling(layers, pooling, stride, shape));
    }

    /** Adds a share of what the branch makes, which has the shape of what it takes, to what it takes. */
    NetworkBuilder residual(String kind, double share, Consumer<NetworkBuilder> branch) {
        return add(kind, new Residual(chain(branch), new Chain(Map.of()), share));
    }

    /** Adds what the branch makes to what the shortcut makes of the same. */
    NetworkBuilder residual(String kind, Consumer<NetworkBuilder> shortcut, Consumer<NetworkBuilder> branch) {
        return add(kind, new Residual(chain(branch), chain(shortcut), 1));
    }

    /** Puts what each of the parts makes, each of what the one before it made, behind one another on the first axis. */
    NetworkBuilder gathered(String kind, List<Consumer<NetworkBuilder>> parts) {
        List<Layer> layers = new ArrayList<>();
        NetworkBuilder inner = new NetworkBuilder(device, first, shape);
        for (Consumer<NetworkBuilder> part : parts) {
            Layer layer = inner.chain(part);
            inner.shape = layer.outputShape(inner.shape);
            layers.add(layer);
        }
        return add(kind, new Gathered(layers));
    }

    /** Several of the same, each with first weights of its own, to the logits; the embedding is what all of them take. */
    NetworkBuilder ensemble(int members, Consumer<NetworkBuilder> member) {
        tapped = last;
        tappedShape = shape;
        List<Chain> chains = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            chains.add(chain(member));
        }
        return add("ensemble", new Ensemble(chains));
    }

    private Chain chain(Consumer<NetworkBuilder> content) {
        NetworkBuilder inner = new NetworkBuilder(device, first, shape);
        content.accept(inner);
        return new Chain(inner.layers);
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

    /** The network, whose last layer is a dense one or an ensemble of such; the vector that it takes is the embedding. */
    Network build(String name) {
        return new Network(name, device, layers, tapped, Math.toIntExact(tappedShape[0]));
    }
}
