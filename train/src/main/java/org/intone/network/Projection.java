package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * A dense layer beside a network, from its embedding to another vector, which only a training needs: it is no part of the network
 * and of its ONNX form. For one thread at a time.
 */
public final class Projection {
    private final Dense dense;
    private final List<Weight> weights;

    /** A projection between vectors of two sizes, with first weights that come from the seed alone. */
    public Projection(int from, int to, long seed, Device device) {
        this.dense = new Dense(from, to, new FirstWeights(seed, device));
        this.weights = dense.weights().stream()
                .map(weight -> weight.under("projection"))
                .toList();
    }

    /** Its tensors. */
    public List<Weight> weights() {
        return weights;
    }

    /**
     * Projects.
     *
     * <pre>[batch, from] to [batch, to]</pre>
     */
    public Tensor of(Tensor embedding) {
        return dense.forward(embedding, true);
    }
}
