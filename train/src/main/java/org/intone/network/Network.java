package org.intone.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * A network as a row of layers, trained by LibTorch and written as ONNX.
 *
 * <pre>[batch, windowFrames, features], scaled, to logits [batch, classes]</pre>
 *
 * For one thread at a time. Its tensors live as long as it does; those that {@link #forward} returns belong to the
 * caller's {@link org.bytedeco.javacpp.PointerScope}.
 */
public final class Network {
    private final String name;
    private final Device device;
    private final Map<String, Layer> layers;
    private final List<Weight> weights;
    private final int embeddingSize;
    private final Layer tapped;

    /**
     * The last layer is the dense one that makes the logits.
     *
     * @param tapped the layer whose output is the embedding, of this size
     */
    Network(String name, Device device, Map<String, Layer> layers, Layer tapped, int embeddingSize) {
        this.name = name;
        this.device = device;
        this.layers = layers;
        this.tapped = tapped;
        this.embeddingSize = embeddingSize;
        List<Weight> all = new ArrayList<>();
        layers.forEach((layerName, layer) -> layer.weights().forEach(weight -> all.add(weight.under(layerName))));
        this.weights = List.copyOf(all);
    }

    /** The same network behind other layers, whose output is its input; every row teaches every member of an ensemble. */
    Network behind(Map<String, Layer> others) {
        Map<String, Layer> all = new LinkedHashMap<>(others);
        layers.forEach(
                (own, layer) -> all.put(own, layer instanceof Ensemble ensemble ? ensemble.ofEveryRow() : layer));
        return new Network(name, device, all, tapped, embeddingSize);
    }

    /** The architecture's name, such as {@code cnn2d}. */
    public String name() {
        return name;
    }

    /** Where the weights lie; the input of {@link #forward} must lie there too. */
    public Device device() {
        return device;
    }

    /** All tensors in the order of the layers: trained parameters and buffers. */
    public List<Weight> weights() {
        return weights;
    }

    /** The number of trained values. */
    public long parameters() {
        return weights.stream()
                .filter(Weight::trained)
                .mapToLong(weight -> weight.tensor().numel())
                .sum();
    }

    /** The length of the vector that the last dense layer makes the logits of. */
    public int embeddingSize() {
        return embeddingSize;
    }

    /**
     * Computes the logits of a batch.
     *
     * @param training whether dropout and the batch's own statistics are at work
     */
    public Tensor forward(Tensor input, boolean training) {
        return forwardTapped(input, training).logits();
    }

    /**
     * Computes the logits of a batch, and with them the vector that the last dense layer makes them of, for those who teach it. In
     * training a network may give several answers to each row, as the members of an ensemble do.
     *
     * @param training whether dropout and the batch's own statistics are at work
     */
    public Tapped forwardTapped(Tensor input, boolean training) {
        Tensor value = input;
        Tensor embedding = input;
        for (Layer layer : layers.values()) {
            value = layer.forward(value, training);
            embedding = layer == tapped ? value : embedding;
        }
        return new Tapped(embedding, value);
    }

    /**
     * The logits of some rows in inference.
     *
     * <pre>[rows, windowFrames, features] to [rows, classes], both in row order</pre>
     *
     * @param shape that of {@code input}
     */
    public float[] infer(float[] input, long... shape) {
        return Tensors.withoutGradients(() -> Tensors.values(forward(Tensors.of(input, device, shape), false)));
    }

    /**
     * Adds the inference form to a graph.
     *
     * @param input {@code [batch, windowFrames, features]}
     * @return the logits
     */
    public OnnxValue toOnnx(OnnxGraph graph, OnnxValue input) {
        OnnxValue value = input;
        for (Map.Entry<String, Layer> entry : layers.entrySet()) {
            value = entry.getValue().toOnnx(graph, entry.getKey(), value);
        }
        return value;
    }

    /**
     * What a network says of a batch; both belong to the caller's {@link org.bytedeco.javacpp.PointerScope} and carry gradients.
     *
     * @param embedding {@code [batch, embeddingSize]}, the input of the last dense layer, before any dropout
     * @param logits {@code [answers * batch, classes]}: all rows' first answers, then all second ones; in inference there is one
     */
    public record Tapped(Tensor embedding, Tensor logits) {}
}
