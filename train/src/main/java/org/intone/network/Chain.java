package org.intone.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/** Named layers one after another, as one layer: each takes what the one before it makes. */
final class Chain implements Layer {
    private final Map<String, Layer> layers;

    /** The layers in their order; a layer's name begins the names of its weights. */
    Chain(Map<String, Layer> layers) {
        this.layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    }

    @Override
    public long[] outputShape(long[] input) {
        long[] shape = input;
        for (Layer layer : layers.values()) {
            shape = layer.outputShape(shape);
        }
        return shape;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        Tensor value = input;
        for (Layer layer : layers.values()) {
            value = layer.forward(value, training);
        }
        return value;
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue value = input;
        for (Map.Entry<String, Layer> entry : layers.entrySet()) {
            value = entry.getValue().toOnnx(graph, name + "." + entry.getKey(), value);
        }
        return value;
    }

    @Override
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>();
        layers.forEach((name, layer) -> layer.weights().forEach(weight -> all.add(weight.under(name))));
        return List.copyOf(all);
    }
}
