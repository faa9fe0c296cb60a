package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
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
    private final SupportVectors machines;
    private final Tensor vectors;
    private final Tensor squares;
    private final Tensor coefficients;
    private final Tensor offsets;

    KernelSums(SupportVectors machines, FirstWeights first) {
        this.machines = machines;
        long count = machines.count();
        vectors = first.given(machines.vectors(), count, machines.features());
        squares = first.given(machines.squares(), count);
        coefficients = first.given(machines.coefficients(), machines.pairs(), count);
        offsets = first.given(machines.offsets(), machines.pairs());
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {machines.pairs()};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] features = {1};
        Tensor products = input.matmul(vectors.t());
        Tensor distances = input.square()
                .sum(features)
                .unsqueeze(1)
                .sub(products, new Scalar(2))
                .add(squares);
        Tensor kernel = distances.mul(new Scalar(-machines.gamma())).exp();
        return kernel.matmul(coefficients.t()).sub(offsets);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue products = input.matMul(Tensors.constant(graph, name + ".vectors", vectors.t()));
        OnnxValue distances = input.mul(input)
                .sum(true, 1)
                .sub(products.mul(Tensors.number(graph, name + ".two", 2)))
                .add(Tensors.constant(graph, name + ".squares", squares));
        OnnxValue kernel =
                graph.node("Exp", List.of(distances.mul(Tensors.number(graph, name + ".gamma", -machines.gamma()))));
        return kernel.matMul(Tensors.constant(graph, name + ".coefficients", coefficients.t()))
                .sub(Tensors.constant(graph, name + ".offsets", offsets));
    }

    @Override
    public List<Weight> weights() {
        return List.of(
                new Weight("vectors", vectors, false),
                new Weight("squares", squares, false),
                new Weight("coefficients", coefficients, false),
                new Weight("offsets", offsets, false));
    }
}
