package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * The decision values of support vector machines that share their vectors and a radial kernel.
 *
 * <pre>
 * k[s] = exp(-gamma * |input - vector[s]|^2)
 * output[p] = sum of coefficient[p, s] * k[s] over s - offset[p]
 * [features] to [machines]
 * </pre>
 *
 * Nothing here is trained by gradients.
 */
final class KernelSums implements Layer {
    private static final long[] LAST = {-1};

    private final SupportVectors machines;
    private final Tensor vectors;
    private final Tensor coefficients;
    private final Tensor offsets;

    KernelSums(SupportVectors machines, FirstWeights first) {
        this.machines = machines;
        long count = machines.count();
        vectors = first.given(machines.vectors(), count, machines.features());
        coefficients = first.given(machines.coefficients(), machines.pairs(), count);
        offsets = first.given(machines.offsets(), machines.pairs());
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {machines.pairs()};
    }

    /** The squared distances are what is left of large sums, so they are computed in double precision. */
    @Override
    public Tensor forward(Tensor input, boolean training) {
        Tensor wide = input.to(torch.ScalarType.Double);
        Tensor wideVectors = vectors.to(torch.ScalarType.Double);
        Tensor products = wide.matmul(wideVectors.t());
        Tensor distances = wide.square()
                .sum(LAST)
                .unsqueeze(1)
                .sub(products, new Scalar(2))
                .add(wideVectors.square().sum(LAST));
        Tensor kernel = distances
                .to(torch.ScalarType.Float)
                .mul(new Scalar(-machines.gamma()))
                .exp();
        return kernel.matmul(coefficients.t()).sub(offsets);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue wide = input.toDouble();
        OnnxValue wideVectors =
                Tensors.constant(graph, name + ".vectors", vectors).toDouble();
        OnnxValue products = wide.matMul(wideVectors.transpose(1, 0));
        OnnxValue distances = wide.mul(wide)
                .sum(true, 1)
                .sub(products.add(products))
                .add(wideVectors.mul(wideVectors).sum(false, 1))
                .toFloat();
        OnnxValue kernel =
                graph.node("Exp", List.of(distances.mul(Tensors.number(graph, name + ".gamma", -machines.gamma()))));
        return kernel.matMul(Tensors.constant(graph, name + ".coefficients", coefficients.t()))
                .sub(Tensors.constant(graph, name + ".offsets", offsets));
    }

    @Override
    public List<Weight> weights() {
        return List.of(
                new Weight("vectors", vectors, false),
                new Weight("coefficients", coefficients, false),
                new Weight("offsets", offsets, false));
    }
}
