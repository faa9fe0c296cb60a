package org.intone.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.intone.backbone.EncoderWeights;
import org.intone.model.OnnxAttributes;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;
import org.intone.model.Sliding;

/**
 * What stands before the blocks of a Whisper encoder: two convolutions over time and the place of each vector. It is never trained,
 * since what it hears is the same in every voice, and small data would bend it.
 *
 * <pre>
 * output = gelu(conv(gelu(conv(input)), stride 2)) + positions[0 .. T-1], kernels of 3, zeros at both ends
 * [frames, bands] to [T, width], T = frames / 2 rounded up
 * </pre>
 */
final class WhisperStem implements Layer {
    private static final int KERNEL = 3;

    private final Tensor first;
    private final Tensor firstBias;
    private final Tensor second;
    private final Tensor secondBias;
    private final Tensor positions;

    WhisperStem(EncoderWeights encoder, FirstWeights given) {
        int width = encoder.width();
        first = given.given(encoder.tensor("conv1.weight"), width, encoder.bands(), KERNEL);
        firstBias = given.given(encoder.tensor("conv1.bias"), width);
        second = given.given(encoder.tensor("conv2.weight"), width, width, KERNEL);
        secondBias = given.given(encoder.tensor("conv2.bias"), width);
        positions = given.given(encoder.tensor("positions"), encoder.positions(), width);
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {(input[0] + 1) / 2, positions.size(1)};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        Tensor fine = torch.gelu(convolution(input.transpose(1, 2), first, firstBias, 1));
        Tensor vectors = torch.gelu(convolution(fine, second, secondBias, 2))
                .transpose(1, 2)
                .contiguous();
        return vectors.add(positions.narrow(0, 0, vectors.size(1)));
    }

    private static Tensor convolution(Tensor x, Tensor weight, Tensor bias, int stride) {
        long[] one = {1};
        return torch.conv1d(x, weight, Tensors.optional(bias), new long[] {stride}, one, one, 1);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue fine = input.transpose(0, 2, 1)
                .conv(
                        Tensors.constant(graph, name + ".conv1.weight", first),
                        Tensors.constant(graph, name + ".conv1.bias", firstBias),
                        Sliding.kernel(KERNEL).pad(1),
                        1)
                .gelu();
        OnnxValue vectors = fine.conv(
                        Tensors.constant(graph, name + ".conv2.weight", second),
                        Tensors.constant(graph, name + ".conv2.bias", secondBias),
                        Sliding.kernel(KERNEL).stride(2).pad(1),
                        1)
                .gelu()
                .transpose(0, 2, 1);
        OnnxValue count = graph.node(
                "Shape", List.of(vectors), OnnxAttributes.integer("start", 1), OnnxAttributes.integer("end", 2));
        OnnxValue zero = graph.integers(name + ".zero", 0);
        OnnxValue table = Tensors.constant(graph, name + ".positions", positions);
        return vectors.add(graph.node("Slice", List.of(table, zero, count, zero)));
    }

    @Override
    public List<Weight> weights() {
        return List.of(
                new Weight("conv1.weight", first, false),
                new Weight("conv1.bias", firstBias, false),
                new Weight("conv2.weight", second, false),
                new Weight("conv2.bias", secondBias, false),
                new Weight("positions", positions, false));
    }
}
