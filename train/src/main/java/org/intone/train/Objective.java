package org.intone.train;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.corpus.Utterance;
import org.intone.network.Network;
import org.intone.network.Tensors;
import org.intone.network.Weight;

/**
 * What a training makes small: the cross-entropy of the labels.
 *
 * <pre>loss = - sum of targets[row, c] log p[row, c] / sum of targets[row, c]</pre>
 *
 * For one thread.
 */
final class Objective {
    private static final double LEAST_TARGETS = 1e-12;

    private final Network network;

    private Objective(Network network) {
        this.network = network;
    }

    static Objective ofLabels(Network network) {
        return new Objective(network);
    }

    /**
     * What a batch comes to; the tensors belong to the caller's scope.
     *
     * @param loss with gradients
     * @param logits of the rows
     * @param lesson the teacher's part of the loss; NaN without a teacher
     */
    record Outcome(Tensor loss, Tensor logits, double lesson) {}

    /** Weights that are trained beside the network's and are no part of it. */
    List<Weight> weights() {
        return List.of();
    }

    /** What a teacher says of each recording; empty without one. */
    Map<Utterance, Lesson> lessons() {
        return Map.of();
    }

    /** Computes a batch in training. */
    Outcome of(Tensor input, Batch batch) {
        Tensor logits = network.forward(input, true);
        Tensor logProbabilities = torch.log_softmax(logits, 1);
        return new Outcome(labels(logProbabilities, batch), logits, Double.NaN);
    }

    private Tensor labels(Tensor logProbabilities, Batch batch) {
        double sum = 0;
        for (float target : batch.targets()) {
            sum += target;
        }
        Tensor targets = Tensors.of(batch.targets(), network.device(), Tensors.shape(logProbabilities));
        return targets.mul(logProbabilities).sum().mul(new Scalar(-1 / Math.max(LEAST_TARGETS, sum)));
    }
}
