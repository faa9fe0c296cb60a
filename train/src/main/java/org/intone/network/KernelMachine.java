package org.intone.network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Makes the network {@code kernel} of rows. */
public final class KernelMachine {
    /** The name given with {@code --network}. */
    public static final String NAME = "kernel";

    /** Rows of the kernel that are computed at once, which bounds the memory beside it. */
    private static final int ROWS = 512;

    private KernelMachine() {}

    /**
     * The network that solves a ridge regression on the kernel of {@link ArcCosine}.
     *
     * <pre>
     * coefficients = (K + diag(ridges))^-1 targets, by Cholesky
     * vectors[i * features + d], targets[i * classes + c], ridges[i]
     * </pre>
     *
     * @param ridges one for each row, all above 0
     * @throws IllegalArgumentException if the lengths do not fit each other
     */
    public static Network fit(float[] vectors, float[] targets, float[] ridges, Device device) {
        int count = ridges.length;
        if (count == 0 || vectors.length % count != 0 || targets.length % count != 0) {
            throw new IllegalArgumentException("vectors and targets must be of " + count + " rows, were of "
                    + vectors.length + " and " + targets.length + " numbers");
        }
        int features = vectors.length / count;
        int classes = targets.length / count;
        float[] coefficients = Tensors.withoutGradients(() -> {
            Tensor rows = Tensors.of(vectors, device, count, features);
            Tensor kernel = rows.new_empty(count, count);
            for (int from = 0; from < count; from += ROWS) {
                int size = Math.min(ROWS, count - from);
                int first = from;
                // The kernel is symmetric and Cholesky reads its lower half alone.
                Tensors.scoped(() -> kernel.narrow(0, first, size)
                        .narrow(1, 0, first + size)
                        .copy_(ArcCosine.kernel(rows.narrow(0, first, size), rows.narrow(0, 0, first + size))));
            }
            kernel.diagonal().add_(Tensors.of(ridges, device, count));
            Tensor solved =
                    torch.cholesky_solve(Tensors.of(targets, device, count, classes), torch.linalg_cholesky(kernel));
            return Tensors.values(solved);
        });
        return network(vectors, coefficients, count, device);
    }

    /** The network of fitted numbers: {@code [batch, 1, features] to [batch, classes]}. Its embedding is its input. */
    static Network network(float[] vectors, float[] coefficients, int count, Device device) {
        int features = vectors.length / count;
        FirstWeights given = new FirstWeights(0, device);
        Flatten flat = new Flatten();
        Map<String, Layer> layers = new LinkedHashMap<>();
        layers.put("flat", flat);
        layers.put(
                "kernel",
                new ArcCosine(
                        given.given(vectors, count, features),
                        given.given(coefficients, count, coefficients.length / count)));
        return new Network(NAME, device, layers, flat, features);
    }
}
