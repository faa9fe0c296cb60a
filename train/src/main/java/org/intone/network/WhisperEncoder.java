package org.intone.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.intone.backbone.EncoderWeights;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * A Whisper encoder whose blocks are trained, and what each of them gives pooled over time, in the order of a backbone's recipe.
 *
 * <pre>
 * h[0] = stem(input), h[b + 1] = block[b](h[b])
 * output = mean of h[1] over time, its deviation, mean of h[2], ...;  deviation = sqrt(mean (h - mean)^2 + 1e-8)
 * [frames, bands] to [2 * blocks * width]
 * </pre>
 *
 * A batch may hold recordings of different lengths: the frames behind a recording's end are NaN there and count nowhere. The ONNX form
 * takes recordings of one length.
 */
final class WhisperEncoder implements Layer {
    private static final double EPSILON = 1e-8;

    private final int width;
    private final WhisperStem stem;
    private final List<WhisperBlock> blocks = new ArrayList<>();

    WhisperEncoder(EncoderWeights encoder, FirstWeights given) {
        width = encoder.width();
        stem = new WhisperStem(encoder, given);
        for (int b = 0; b < encoder.blocks(); b++) {
            blocks.add(new WhisperBlock(encoder, b, given));
        }
    }

    /** What the names of the weights of block b, counted from 0, begin with. */
    static String prefix(int b) {
        return "block" + b + ".";
    }

    @Override
    public long[] outputShape(long[] input) {
        return new long[] {2L * width * blocks.size()};
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        long[] counts = counts(input);
        TensorVector pooled = new TensorVector();
        for (Tensor block : blocks(input, counts)) {
            pooled.push_back(pooled(block, counts));
        }
        return torch.cat(pooled, 1);
    }

    /** What each block gives: {@code [1, vectors, width]}, the recordings of the batch one behind the other. */
    List<Tensor> blocks(Tensor input) {
        return blocks(input, counts(input));
    }

    private List<Tensor> blocks(Tensor input, long[] counts) {
        long[] frames = lengths(input);
        TensorVector vectors = new TensorVector();
        for (int row = 0; row < frames.length; row++) {
            vectors.push_back(stem.forward(input.narrow(0, row, 1).narrow(1, 0, frames[row]), false));
        }
        Tensor x = torch.cat(vectors, 1);
        List<Tensor> outputs = new ArrayList<>();
        for (WhisperBlock block : blocks) {
            x = block.forward(x, counts);
            outputs.add(x);
        }
        return outputs;
    }

    /** The vectors of each row. */
    private long[] counts(Tensor input) {
        return Arrays.stream(lengths(input))
                .map(frames -> stem.outputShape(new long[] {frames, 0})[0])
                .toArray();
    }

    /** The frames of each row that are no NaN; one at least. */
    private static long[] lengths(Tensor input) {
        float[] first = Tensors.values(input.narrow(2, 0, 1));
        int rows = Math.toIntExact(input.size(0));
        int frames = first.length / rows;
        long[] lengths = new long[rows];
        for (int row = 0; row < rows; row++) {
            int length = frames;
            while (length > 1 && Float.isNaN(first[row * frames + length - 1])) {
                length--;
            }
            lengths[row] = length;
        }
        return lengths;
    }

    private static Tensor pooled(Tensor x, long[] counts) {
        long[] time = {1};
        TensorVector rows = new TensorVector();
        long from = 0;
        for (long count : counts) {
            Tensor own = x.narrow(1, from, count);
            Tensor mean = own.mean(time);
            Tensor variance = own.sub(mean.unsqueeze(1)).square().mean(time);
            rows.push_back(mean);
            rows.push_back(variance.add(new Scalar(EPSILON)).sqrt());
            from += count;
        }
        return torch.cat(rows, 0).reshape(counts.length, -1);
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue x = stem.toOnnx(graph, name + ".stem", input);
        OnnxValue epsilon = Tensors.number(graph, name + ".epsilon", EPSILON);
        OnnxValue all = null;
        for (int b = 0; b < blocks.size(); b++) {
            x = blocks.get(b).toOnnx(graph, name + ".block" + b, x);
            OnnxValue mean = x.mean(true, 1);
            OnnxValue distance = x.sub(mean);
            OnnxValue deviation =
                    distance.mul(distance).mean(true, 1).add(epsilon).sqrt();
            OnnxValue both = mean.concat(deviation, 2);
            all = all == null ? both : all.concat(both, 2);
        }
        return all.flatten();
    }

    @Override
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>();
        stem.weights().forEach(weight -> all.add(weight.under("stem")));
        for (int b = 0; b < blocks.size(); b++) {
            String block = "block" + b;
            blocks.get(b).weights().forEach(weight -> all.add(weight.under(block)));
        }
        return List.copyOf(all);
    }
}
