package org.intone.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Adds what a branch of layers makes of the input to the input (K. He et al., Deep residual learning, 2016).
 *
 * <pre>
 * output = shortcut(input) + share * branch(input)
 * [any shape] to the shape that shortcut and branch make
 * </pre>
 */
final class Residual implements Layer {
    private final Chain branch;
    private final Chain shortcut;
    private final double share;

    /** The shortcut has no layers where the branch keeps the shape. */
    Residual(Chain branch, Chain shortcut, double share) {
        this.branch = branch;
        this.shortcut = shortcut;
        this.share = share;
    }

    @Override
    public long[] outputShape(long[] input) {
        long[] shape = branch.outputShape(input);
        if (!Arrays.equals(shape, shortcut.outputShape(input))) {
            throw new IllegalArgumentException("branch and shortcut must make one shape, make " + Arrays.toString(shape)
                    + " and " + Arrays.toString(shortcut.outputShape(input)));
        }
        return shape;
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return shortcut.forward(input, training).add(branch.forward(input, training), new Scalar(share));
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue changed = branch.toOnnx(graph, name, input);
        OnnxValue kept = shortcut.toOnnx(graph, name + ".shortcut", input);
        return kept.add(share == 1 ? changed : changed.mul(Tensors.number(graph, name + ".share", share)));
    }

    @Override
    public List<Weight> weights() {
        return Stream.concat(
                        branch.weights().stream(), shortcut.weights().stream().map(weight -> weight.under("shortcut")))
                .toList();
    }
}
