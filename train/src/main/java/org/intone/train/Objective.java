package org.intone.train;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.corpus.Utterance;
import org.intone.network.Network;
import org.intone.network.Projection;
import org.intone.network.Tensors;
import org.intone.network.Weight;

/**
 * What a training makes small: the cross-entropy of the labels, and what {@link TeachingSettings} adds to it.
 *
 * <pre>cross-entropy = - sum of targets[row, c] log p[row, c] / sum of targets[row, c]</pre>
 *
 * Where a network gives several answers to a row, log p is their mean, so that the loss is the mean of that of each.
 *
 * For one thread.
 */
final class Objective {
    private static final double LEAST_TARGETS = 1e-12;
    private static final TeachingSettings NO_TEACHER = new TeachingSettings("", 1, 1, 0, 0, 0);

    private final Network network;
    private final TeachingSettings teaching;
    private final Map<Utterance, Lesson> lessons;
    private final Projection projection;

    private Objective(
            Network network, TeachingSettings teaching, Map<Utterance, Lesson> lessons, Projection projection) {
        this.network = network;
        this.teaching = teaching;
        this.lessons = lessons;
        this.projection = projection;
    }

    static Objective ofLabels(Network network) {
        return new Objective(network, NO_TEACHER, Map.of(), null);
    }

    /**
     * Labels and what a teacher says.
     *
     * @param lessons of all training rows' recordings
     * @param seed of the projection's first weights
     */
    static Objective taught(Network network, TeachingSettings teaching, Map<Utterance, Lesson> lessons, long seed) {
        int size = lessons.values().iterator().next().vector().length;
        boolean projected = size > 0 && teaching.vector() > 0;
        Projection projection = projected
                ? new Projection(network.embeddingSize(), size, Chance.seed(seed, "projection", 0), network.device())
                : null;
        return new Objective(network, teaching, lessons, projection);
    }

    /**
     * What a batch comes to; the tensors belong to the caller's scope.
     *
     * @param loss with gradients
     * @param said log-probabilities of the rows, {@code [batch, classes]}
     * @param lesson the teacher's part of the loss; NaN without a teacher
     */
    record Outcome(Tensor loss, Tensor said, double lesson) {}

    /** Weights that are trained beside the network's and are no part of it. */
    List<Weight> weights() {
        return projection == null ? List.of() : projection.weights();
    }

    /** What a teacher says of each recording; empty without one. */
    Map<Utterance, Lesson> lessons() {
        return lessons;
    }

    /** Computes a batch in training. */
    Outcome of(Tensor input, Batch batch) {
        Network.Tapped tapped = network.forwardTapped(input, true);
        Tensor said = said(tapped.logits(), batch);
        Tensor labels = labels(said, batch).mul(new Scalar(teaching.labels()));
        if (lessons.isEmpty()) {
            return new Outcome(labels, said, Double.NaN);
        }
        Tensor lesson = divergence(tapped.logits(), batch);
        if (projection != null) {
            lesson = lesson.add(distance(tapped.embedding(), batch));
        }
        return new Outcome(labels.add(lesson), said, lesson.item_float());
    }

    /** The mean of the log-probabilities of a row's answers. */
    private static Tensor said(Tensor logits, Batch batch) {
        Tensor each = torch.log_softmax(logits, 1);
        return each.size(0) == batch.rows()
                ? each
                : each.unflatten(0, -1, batch.rows()).mean(new long[] {0});
    }

    private Tensor labels(Tensor logProbabilities, Batch batch) {
        double sum = 0;
        for (float target : batch.targets()) {
            sum += target;
        }
        return target(batch.targets(), logProbabilities)
                .mul(logProbabilities)
                .sum()
                .mul(new Scalar(-1 / Math.max(LEAST_TARGETS, sum)));
    }

    /** Mean over rows of the sum of p log(p / q), p the teacher's and q the student's, times the temperature's square. */
    private Tensor divergence(Tensor logits, Batch batch) {
        double temperature = teaching.temperature();
        Tensor softened = said(logits.mul(new Scalar(1 / temperature)), batch);
        double negentropy = 0;
        for (float p : batch.probabilities()) {
            negentropy += p > 0 ? p * Math.log(p) : 0;
        }
        double weight = teaching.probabilities() * temperature * temperature / batch.rows();
        return target(batch.probabilities(), softened)
                .mul(softened)
                .sum()
                .mul(new Scalar(-weight))
                .add(new Scalar(weight * negentropy));
    }

    private Tensor distance(Tensor embedding, Batch batch) {
        Tensor projected = projection.of(embedding);
        return torch.mse_loss(projected, target(batch.vectors(), projected)).mul(new Scalar(teaching.vector()));
    }

    private Tensor target(float[] values, Tensor like) {
        return Tensors.of(values, network.device(), Tensors.shape(like));
    }
}
