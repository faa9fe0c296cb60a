package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * One step of a network in its two forms: LibTorch for training, ONNX for the model file. Both give the same numbers
 * within 1e-5, which a test holds for every layer type.
 *
 * <p>Shapes are those of one row: the batch axis, always the first, is not counted.
 */
interface Layer {
    /** The shape that this layer makes of a row of shape {@code input}. */
    long[] outputShape(long[] input);

    /**
     * Computes the layer.
     *
     * <pre>[batch, ...input shape] to [batch, ...output shape]</pre>
     *
     * @param training whether dropout drops and batch norm follows the batch instead of its running statistics
     */
    Tensor forward(Tensor input, boolean training);

    /**
     * Adds the layer's inference form to a graph.
     *
     * @param name unique within the network; begins the names of the layer's constants
     * @param input what the layer takes
     * @return what it makes
     */
    OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input);

    /** What the layer has learned, empty for most types. */
    default List<Weight> weights() {
        return List.of();
    }
}
