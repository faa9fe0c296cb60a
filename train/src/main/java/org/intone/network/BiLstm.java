package org.intone.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * A long short-term memory (S. Hochreiter, J. Schmidhuber, 1997; with forget gates) that reads the frames forward, and another that
 * reads them backward; each starts from zeros.
 *
 * <pre>
 * i, f, g, o = the four quarters of w x[t] + r h[t - 1] + bias, through sigmoid, sigmoid, tanh, sigmoid
 * c[t] = f c[t - 1] + i g;  h[t] = o tanh(c[t])
 * output[t] = h[t] of the forward one, then h[t] of the backward one
 * [frames, in] to [frames, 2 * hidden]
 * </pre>
 *
 * The weights lie in LibTorch's order of gates, i f g o; ONNX's is i o f g.
 */
final class BiLstm implements Layer {
    private static final List<String> DIRECTIONS = List.of("forward", "backward");
    /** Where ONNX's gates lie among LibTorch's. */
    private static final int[] ONNX_GATES = {0, 3, 1, 2};

    private final int in;
    private final int hidden;
    private final List<Tensor> inputs = new ArrayList<>();
    private final List<Tensor> recurrences = new ArrayList<>();
    private final List<Tensor> biases = new ArrayList<>();
    private final Tensor noBias;

    /** The bias of the forget gates starts at 1, so that memory lasts from the start (R. Jozefowicz et al., 2015). */
    BiLstm(int in, int hidden, FirstWeights first) {
        this.in = in;
        this.hidden = hidden;
        float[] remembering = new float[4 * hidden];
        Arrays.fill(remembering, hidden, 2 * hidden, 1);
        for (int direction = 0; direction < DIRECTIONS.size(); direction++) {
            inputs.add(first.steady(in, 4L * hidden, in));
            recurrences.add(first.steady(hidden, 4L * hidden, hidden));
            Tensor bias = first.constant(0, 4L * hidden);
            Tensors.fill(bias, remembering);
            biases.add(bias);
        }
        // LibTorch has two biases, which are summed: one is enough.
        noBias = first.buffer(0, 4L * hidden);
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {input[0], 2L * hidden};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        TensorVector weights = new TensorVector();
        for (int direction = 0; direction < DIRECTIONS.size(); direction++) {
            weights.push_back(inputs.get(direction));
            weights.push_back(recurrences.get(direction));
            weights.push_back(biases.get(direction));
            weights.push_back(noBias);
        }
        Tensor zeros = torch.zeros(new long[] {2, input.size(0), hidden}, input.options());
        TensorVector state = new TensorVector(zeros, zeros);
        return torch.lstm(input, state, weights, true, 1, 0, training, true, true)
                .get0();
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue read = input.transpose(1, 0, 2)
                .lstm(
                        graph.constant(name + ".input", gates(inputs, in), 2, 4L * hidden, in),
                        graph.constant(name + ".recurrence", gates(recurrences, hidden), 2, 4L * hidden, hidden),
                        graph.constant(name + ".bias", onnxBias(), 2, 8L * hidden),
                        hidden);
        // [frames, direction, batch, hidden] to [batch, frames, both]
        return read.transpose(2, 0, 1, 3).reshape(0, 0, 2L * hidden);
    }

    /** Both directions' rows of {@code width} values in ONNX's order of gates. */
    private float[] gates(List<Tensor> directions, int width) {
        int block = hidden * width;
        float[] ordered = new float[directions.size() * 4 * block];
        for (int direction = 0; direction < directions.size(); direction++) {
            float[] values = Tensors.values(directions.get(direction));
            for (int gate = 0; gate < 4; gate++) {
                System.arraycopy(values, ONNX_GATES[gate] * block, ordered, (direction * 4 + gate) * block, block);
            }
        }
        return ordered;
    }

    /** For each direction the bias of the input and then zeros for that of the recurrence. */
    private float[] onnxBias() {
        float[] ordered = gates(biases, 1);
        float[] both = new float[16 * hidden];
        System.arraycopy(ordered, 0, both, 0, 4 * hidden);
        System.arraycopy(ordered, 4 * hidden, both, 8 * hidden, 4 * hidden);
        return both;
    }

    @Override
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>();
        for (int direction = 0; direction < DIRECTIONS.size(); direction++) {
            String name = DIRECTIONS.get(direction);
            all.add(new Weight("input", inputs.get(direction), true).under(name));
            all.add(new Weight("recurrence", recurrences.get(direction), true).under(name));
            all.add(new Weight("bias", biases.get(direction), true).under(name));
        }
        return List.copyOf(all);
    }
}
