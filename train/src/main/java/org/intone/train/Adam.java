package org.intone.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.intone.network.Tensors;
import org.intone.network.Weight;

/**
 * The Adam optimiser with decoupled weight decay (D. Kingma, J. Ba, Adam, 2015; I. Loshchilov, F. Hutter, Decoupled weight
 * decay regularization, 2019).
 *
 * <pre>
 * m = 0.9 m + 0.1 g, v = 0.999 v + 0.001 g^2, step t
 * w = w - rate * decay * w - rate * (m / (1 - 0.9^t)) / (sqrt(v / (1 - 0.999^t)) + 1e-8)
 * </pre>
 *
 * Only tensors of two axes or more decay: biases and batch norms do not. Written here and not taken from LibTorch, whose
 * moments cannot be put back from Java; checked against LibTorch's {@code AdamW}. For one thread.
 */
final class Adam {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final List<Weight> trained;
    private final List<Weight> moments = new ArrayList<>();
    private final double decay;
    private final double[] shares;
    private long steps;

    /** Of the weights, those that are trained are changed. */
    Adam(List<Weight> weights, double decay) {
        this(weights, decay, name -> 1);
    }

    /**
     * The same with a rate for each weight.
     *
     * @param share what the rate of a step is multiplied by, of a weight's name
     */
    Adam(List<Weight> weights, double decay, ToDoubleFunction<String> share) {
        this.decay = decay;
        trained = weights.stream().filter(Weight::trained).toList();
        for (Weight weight : trained) {
            moments.add(moment(weight, ".mean"));
            moments.add(moment(weight, ".square"));
        }
        shares = trained.stream()
                .mapToDouble(weight -> share.applyAsDouble(weight.name()))
                .toArray();
    }

    private static Weight moment(Weight weight, String kind) {
        return new Weight("adam." + weight.name() + kind, Tensors.zerosLike(weight.tensor()), false);
    }

    /** The running means of gradients and squares, for a checkpoint. */
    List<Weight> moments() {
        return moments;
    }

    /** How many steps were made. */
    long steps() {
        return steps;
    }

    /** Goes on from a checkpoint, whose moments are already in place. */
    void resume(long stepsMade) {
        steps = stepsMade;
    }

    /** Forgets the gradients of the last step. */
    void clearGradients() {
        for (Weight weight : trained) {
            Tensor gradient = weight.tensor().mutable_grad();
            if (gradient.defined()) {
                gradient.zero_();
            }
        }
    }

    /** Changes the weights by their gradients. */
    void step(double rate) {
        steps++;
        double first = 1 - Math.pow(BETA1, (double) steps);
        double second = Math.sqrt(1 - Math.pow(BETA2, (double) steps));
        for (int i = 0; i < trained.size(); i++) {
            Tensor weight = trained.get(i).tensor().detach();
            Tensor gradient = trained.get(i).tensor().grad();
            if (!gradient.defined()) {
                // Of a member of an ensemble that no row has taught yet.
                continue;
            }
            double own = rate * shares[i];
            Tensor mean = moments.get(2 * i).tensor();
            Tensor square = moments.get(2 * i + 1).tensor();
            mean.mul_(scalar(BETA1)).add_(gradient, scalar(1 - BETA1));
            square.mul_(scalar(BETA2)).addcmul_(gradient, gradient, scalar(1 - BETA2));
            if (weight.dim() > 1) {
                weight.mul_(scalar(1 - own * decay));
            }
            Tensor divisor = square.sqrt().div_(scalar(second)).add_(scalar(EPSILON));
            weight.addcdiv_(mean, divisor, scalar(-own / first));
        }
    }

    private static Scalar scalar(double value) {
        return new Scalar(value);
    }
}
