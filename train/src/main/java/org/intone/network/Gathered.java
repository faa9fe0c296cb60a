package org.intone.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Layers one after another of which every one's output is kept, not the last's alone: what is near and what is wide are both there
 * for what follows.
 *
 * <pre>
 * x[0] = input, x[i + 1] = layer[i](x[i]); output = x[1], x[2] ... behind one another on the first axis
 * [channels, ...] to [sum of the channels, ...]
 * </pre>
 */
final class Gathered implements Layer {
    private final List<Layer> layers;

    /** One layer or more, whose outputs differ in their channels at most. */
    Gathered(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    @Override
    public long[] outputShape(long[] input) {
        long[] shape = input;
        long channels = 0;
        for (Layer layer : layers) {
            shape = layer.outputShape(shape);
            channels += shape[0];
        }
        long[] all = shape.clone();
        all[0] = channels;
        return all;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        Tensor value = input;
        TensorVector all = new TensorVector();
        for (Layer layer : layers) {
            value = layer.forward(value, training);
            all.push_back(value);
        }
        return torch.cat(all, 1);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue value = layers.get(0).toOnnx(graph, name + ".1", input);
        OnnxValue all = value;
        for (int i = 1; i < layers.size(); i++) {
            value = layers.get(i).toOnnx(graph, name + "." + (i + 1), value);
            all = all.concat(value, 1);
        }
        return all;
    }

    @Override
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            String name = Integer.toString(i + 1);
            layers.get(i).weights().forEach(weight -> all.add(weight.under(name)));
        }
        return List.copyOf(all);
    }
}
