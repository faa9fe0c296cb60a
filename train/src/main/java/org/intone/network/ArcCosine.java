package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Sums of an arc-cosine kernel of degree 1 (Y. Cho, L. Saul, Kernel methods for deep learning, 2009).
 *
 * <pre>
 * k(x, y) = |x| |y| (sin a + (pi - a) cos a) / (pi features),  a the angle between x and y
 * output[c] = {@value #SCALE} * sum of coefficient[s, c] k(input, vector[s]) over s
 * [features] to [classes]
 * </pre>
 *
 * The kernel is what a hidden layer of infinitely many rectified units with random normal weights makes of the product of two inputs; so
 * a regression on it is the mean of all heads whose first layer is left as it was drawn. Of standardised features, k(x, x) is about 1.
 * The scale makes logits of targets that are 1 apart. Nothing here is trained by gradients. An input of zeros gives zeros.
 */
final class ArcCosine implements Layer {
    private static final double SCALE = 8;
    /** Keeps the angle of an input of zeros a number. */
    private static final double LEAST = 1e-12;

    private final Tensor vectors;
    private final Tensor coefficients;

    /** Vectors {@code [count, features]} and coefficients {@code [count, classes]}. */
    ArcCosine(Tensor vectors, Tensor coefficients) {
        this.vectors = vectors;
        this.coefficients = coefficients;
    }

    /** {@code [rows, features], [others, features] to [rows, others]}. */
    static Tensor kernel(Tensor rows, Tensor others) {
        Tensor lengths = lengths(rows).unsqueeze(1).mul(lengths(others));
        Tensor cosine = rows.matmul(others.t())
                .div_(lengths)
                .clamp_(new ScalarOptional(new Scalar(-1)), new ScalarOptional(new Scalar(1)));
        Tensor angle = cosine.acos();
        Tensor sine = cosine.square().neg_().add_(new Scalar(1)).sqrt_();
        return angle.neg_()
                .add_(new Scalar(Math.PI))
                .mul_(cosine)
                .add_(sine)
                .mul_(lengths)
                .mul_(new Scalar(1 / (Math.PI * rows.size(1))));
    }

    private static Tensor lengths(Tensor rows) {
        long[] features = {1};
        return rows.square().sum(features).sqrt().add(new Scalar(LEAST));
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {coefficients.size(1)};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return kernel(input, vectors).matmul(coefficients).mul(new Scalar(SCALE));
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue own = Tensors.withoutGradients(() -> Tensors.constant(graph, name + ".lengths", lengths(vectors)));
        Scalar share = new Scalar(SCALE / (Math.PI * vectors.size(1)));
        OnnxValue scaled = Tensors.withoutGradients(
                () -> Tensors.constant(graph, name + ".coefficients", coefficients.mul(share)));
        OnnxValue lengths = input.mul(input)
                .sum(true, 1)
                .sqrt()
                .add(Tensors.number(graph, name + ".least", LEAST))
                .mul(own);
        OnnxValue one = Tensors.number(graph, name + ".one", 1);
        OnnxValue products = input.matMul(Tensors.constant(graph, name + ".vectors", vectors.t()));
        OnnxValue cosine = graph.node(
                "Clip",
                List.of(
                        products.div(lengths),
                        Tensors.scalar(graph, name + ".low", -1),
                        Tensors.scalar(graph, name + ".high", 1)));
        OnnxValue angle = graph.node("Acos", List.of(cosine));
        OnnxValue sine = one.sub(cosine.mul(cosine)).sqrt();
        OnnxValue kernel = Tensors.number(graph, name + ".pi", Math.PI)
                .sub(angle)
                .mul(cosine)
                .add(sine)
                .mul(lengths);
        return kernel.matMul(scaled);
    }

    @Override
    public List<Weight> weights() {
        return List.of(new Weight("vectors", vectors, false), new Weight("coefficients", coefficients, false));
    }
}
