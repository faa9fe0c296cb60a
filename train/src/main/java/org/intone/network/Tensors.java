package org.intone.network;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/** Moves values between Java arrays and LibTorch tensors. */
public final class Tensors {
    private Tensors() {}

    /**
     * A tensor of 32-bit floats on a device, in row order.
     *
     * <pre>values[(i * shape[1] + j) * shape[2] + k] is tensor[i, j, k]</pre>
     */
    public static Tensor of(float[] values, Device device, long... shape) {
        return Tensor.create(values, shape).to(device, torch.ScalarType.Float);
    }

    /** A tensor of 64-bit integers on a device, such as the classes of a batch. */
    public static Tensor of(long[] values, Device device) {
        return Tensor.create(values).to(device, torch.ScalarType.Long);
    }

    /** A copy of a tensor's values in row order. */
    public static float[] values(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        tensor.detach().cpu().contiguous().data_ptr_float().get(values);
        return values;
    }

    /** A tensor's shape. */
    public static long[] shape(Tensor tensor) {
        long[] shape = new long[Math.toIntExact(tensor.dim())];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = tensor.size(axis);
        }
        return shape;
    }

    /** Writes values into a tensor, which keeps its place and its device. */
    public static void fill(Tensor tensor, float[] values) {
        if (values.length != tensor.numel()) {
            throw new IllegalArgumentException(
                    "values must hold the tensor's " + tensor.numel() + " numbers, were " + values.length);
        }
        tensor.detach().copy_(Tensor.create(values, shape(tensor)));
    }

    /** Zeros of another tensor's shape and device, which live as long as they are referred to. */
    public static Tensor zerosLike(Tensor tensor) {
        return keep(torch.zeros_like(tensor.detach()));
    }

    /** Does some work and then frees every tensor that it made, however it ends. */
    public static <T> T scoped(Supplier<T> work) {
        PointerScope scope = new PointerScope();
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    /** Does some work that needs no gradients, and then frees every tensor that it made. */
    static <T> T withoutGradients(Supplier<T> work) {
        return scoped(() -> {
            NoGradGuard guard = new NoGradGuard();
            try {
                return work.get();
            } finally {
                guard.close();
            }
        });
    }

    /** Keeps a tensor alive beyond the {@link PointerScope} that it was made in. */
    static Tensor keep(Tensor tensor) {
        tensor.retainReference();
        return tensor;
    }

    static TensorOptional optional(Tensor tensor) {
        return new TensorOptional(tensor);
    }

    /** Puts a tensor's values into a graph. */
    static OnnxValue constant(OnnxGraph graph, String name, Tensor tensor) {
        return graph.constant(name, values(tensor), shape(tensor));
    }

    /** Puts a single number into a graph. */
    static OnnxValue number(OnnxGraph graph, String name, double value) {
        return graph.constant(name, new float[] {(float) value});
    }

    /** Puts a number without axes into a graph, as some operators' bounds must be. */
    static OnnxValue scalar(OnnxGraph graph, String name, double value) {
        return graph.constant(name, new float[] {(float) value}, new long[0]);
    }

    /** Puts zeros into a graph, for the bias of what has none. */
    static OnnxValue zeros(OnnxGraph graph, String name, long length) {
        return graph.constant(name, new float[Math.toIntExact(length)], length);
    }
}
