package org.intone.train;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.intone.network.Tensors;
import org.intone.network.Weight;

/**
 * Running means of a network's tensors, buffers included.
 *
 * <pre>mean = mean + (1 - k) (weight - mean), k = min(averaging, (1 + step) / (10 + step))</pre>
 *
 * so that the first, random weights are soon forgotten. For one thread.
 */
final class WeightAverage {
    private static final int SLOWNESS = 10;

    private final List<Weight> weights;
    private final List<Weight> means;
    private final double averaging;

    /** @param averaging 0 for none: then the means are the weights themselves */
    WeightAverage(List<Weight> weights, double averaging) {
        this.weights = weights;
        this.averaging = averaging;
        this.means = averaging == 0
                ? List.of()
                : weights.stream().map(WeightAverage::mean).toList();
    }

    private static Weight mean(Weight weight) {
        Tensor mean = Tensors.zerosLike(weight.tensor());
        mean.copy_(weight.tensor().detach());
        return new Weight("mean." + weight.name(), mean, false);
    }

    /** The means, for a checkpoint; none without averaging. */
    List<Weight> tensors() {
        return means;
    }

    /** Follows the weights after so many steps. */
    void follow(long steps) {
        double kept = Math.min(averaging, (1.0 + steps) / (SLOWNESS + steps));
        for (int i = 0; i < means.size(); i++) {
            // The difference is added, so that what stays as it is is not rounded away from it.
            means.get(i).tensor().lerp_(weights.get(i).tensor().detach(), new Scalar(1 - kept));
        }
    }

    /** The means' values under the weights' names; the weights' own without averaging. */
    Snapshot snapshot() {
        return means.isEmpty()
                ? Snapshot.of(weights)
                : Snapshot.of(means).renamed(name -> name.substring("mean.".length()));
    }
}
