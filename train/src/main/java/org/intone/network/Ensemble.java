package org.intone.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.intone.model.OnnxAttributes;
import org.intone.model.OnnxGraph;
import org.intone.model.OnnxValue;

/**
 * Several networks of one shape and of other first weights, whose answers are averaged (L. Hansen, P. Salamon, Neural network
 * ensembles, 1990).
 *
 * <pre>
 * inference      output[row] = 1/M sum over m of log softmax(member m of input[row])
 * training       output[row] = member m of input[row], for the m-th of M parts of the batch, as even as can be
 * of every row   output[m * rows + row] = member m of input[row], in training
 * [in] to [classes]
 * </pre>
 *
 * In training each row teaches one member, so that members err each in its own way and all of them together cost no more than one.
 * Rows are shuffled in each epoch: every member meets all of them in time. Where what lies beneath the members is trained too and costs
 * far more than they do, every row teaches every member: what they say of it together is steadier than what one says.
 */
final class Ensemble implements Layer {
    private final List<Chain> members;
    private final boolean ofEveryRow;

    /** One member or more, all from the same input shape to the same number of classes; each row teaches one of them. */
    Ensemble(List<Chain> members) {
        this(members, false);
    }

    private Ensemble(List<Chain> members, boolean ofEveryRow) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members must be one or more, were none");
        }
        this.members = List.copyOf(members);
        this.ofEveryRow = ofEveryRow;
    }

    /** The same members, each taught by every row. */
    Ensemble ofEveryRow() {
        return new Ensemble(members, true);
    }

    @Override
    public long[] outputShape(long[] input) {
        return members.get(0).outputShape(input);
    }

    @Override
    public Tensor forward(Tensor input, boolean training) {
        return training ? taught(input) : averaged(input);
    }

    private Tensor taught(Tensor input) {
        long rows = input.size(0);
        TensorVector parts = new TensorVector();
        for (int m = 0; m < members.size(); m++) {
            long from = ofEveryRow ? 0 : rows * m / members.size();
            long to = ofEveryRow ? rows : rows * (m + 1) / members.size();
            if (to > from) {
                parts.push_back(members.get(m).forward(input.narrow(0, from, to - from), true));
            }
        }
        return torch.cat(parts, 0);
    }

    private Tensor averaged(Tensor input) {
        Tensor sum = null;
        for (Chain member : members) {
            Tensor answer = torch.log_softmax(member.forward(input, false), 1);
            sum = sum == null ? answer : sum.add(answer);
        }
        return sum.mul(new Scalar(1.0 / members.size()));
    }

    @Override
    public OnnxValue toOnnx(OnnxGraph graph, String name, OnnxValue input) {
        OnnxValue sum = null;
        for (int m = 0; m < members.size(); m++) {
            OnnxValue logits = members.get(m).toOnnx(graph, name + ".member" + m, input);
            OnnxValue answer = graph.node("LogSoftmax", List.of(logits), OnnxAttributes.integer("axis", -1));
            sum = sum == null ? answer : sum.add(answer);
        }
        return sum.mul(Tensors.number(graph, name + ".share", 1.0 / members.size()));
    }

    @Override
    public List<Weight> weights() {
        List<Weight> all = new ArrayList<>();
        for (int m = 0; m < members.size(); m++) {
            String member = "member" + m;
            members.get(m).weights().forEach(weight -> all.add(weight.under(member)));
        }
        return List.copyOf(all);
    }
}
