package org.intone.train;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.intone.network.Weight;

/**
 * Shortens gradients (R. Pascanu et al., On the difficulty of training recurrent neural networks, 2013).
 *
 * <pre>g = g * min(1, most / |g|), |g| over all weights together</pre>
 */
final class GradientLimit {
    private final double most;

    /** @param most the greatest length; 0 for any */
    GradientLimit(double most) {
        this.most = most;
    }

    void apply(List<Weight> weights) {
        if (most == 0) {
            return;
        }
        List<Tensor> gradients = weights.stream()
                .filter(Weight::trained)
                .map(weight -> weight.tensor().grad())
                .filter(Tensor::defined)
                .toList();
        double squares = 0;
        for (Tensor gradient : gradients) {
            squares += gradient.square().sum().item_float();
        }
        double length = Math.sqrt(squares);
        if (length > most) {
            gradients.forEach(gradient -> gradient.mul_(new Scalar(most / length)));
        }
    }
}
