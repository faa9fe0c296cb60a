package org.intone.train;

import java.util.Arrays;
import java.util.List;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.intone.feature.Scaler;
import org.intone.network.SupportVectors;

/**
 * Fits a support vector machine with libsvm (C.-C. Chang, C.-J. Lin, LIBSVM, 2011): C-SVC, one machine for each pair of classes,
 * radial kernel.
 *
 * <pre>
 * C = 10, times the weight of the row's class
 * gamma = 1 / features, which is scikit-learn's "scale" of standardised features
 * </pre>
 *
 * No chance is in it. For one thread; takes about the square of the number of rows.
 */
final class SvmFit {
    private static final double COST = 10;
    private static final double CACHE_MEGABYTES = 400;
    private static final double TOLERANCE = 1e-3;

    private SvmFit() {}

    /**
     * The machine of labelled rows of one frame each.
     *
     * @param scaler what standardises the features, as it will in use
     * @param classWeights how much a row of each class counts; its length is the number of classes
     */
    static SupportVectors fit(List<Example> rows, Scaler scaler, float[] classWeights) {
        svm_model model = train(rows, scaler, classWeights);
        return converted(model, classWeights.length, scaler.features());
    }

    static svm_model train(List<Example> rows, Scaler scaler, float[] classWeights) {
        svm.svm_set_print_string_function(line -> {});
        List<Example> labelled = rows.stream().filter(Example::isLabelled).toList();
        svm_problem problem = new svm_problem();
        problem.l = labelled.size();
        problem.y = labelled.stream().mapToDouble(Example::label).toArray();
        problem.x = labelled.stream().map(row -> nodes(row, scaler)).toArray(svm_node[][]::new);
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.gamma = 1.0 / scaler.features();
        parameter.C = COST;
        parameter.eps = TOLERANCE;
        parameter.cache_size = CACHE_MEGABYTES;
        parameter.shrinking = 1;
        // Of classes that occur only, since libsvm warns of others on the terminal.
        parameter.weight_label =
                labelled.stream().mapToInt(Example::label).distinct().sorted().toArray();
        parameter.nr_weight = parameter.weight_label.length;
        parameter.weight = Arrays.stream(parameter.weight_label)
                .mapToDouble(c -> classWeights[c])
                .toArray();
        String fault = svm.svm_check_parameter(problem, parameter);
        if (fault != null) {
            throw new IllegalArgumentException("libsvm refuses the training: " + fault);
        }
        return svm.svm_train(problem, parameter);
    }

    /** A scaled row in libsvm's form; its one frame holds all features. */
    static svm_node[] nodes(Example row, Scaler scaler) {
        float[] values = new float[scaler.features()];
        scaler.applyInto(row.features(), values, 0);
        svm_node[] nodes = new svm_node[values.length];
        for (int d = 0; d < values.length; d++) {
            nodes[d] = new svm_node();
            nodes[d].index = d + 1;
            nodes[d].value = values[d];
        }
        return nodes;
    }

    /** Takes libsvm's model apart: its vectors lie class by class, in the order in which the classes first occurred. */
    private static SupportVectors converted(svm_model model, int classes, int features) {
        int count = model.l;
        float[] vectors = new float[count * features];
        for (int s = 0; s < count; s++) {
            for (svm_node node : model.SV[s]) {
                vectors[s * features + node.index - 1] = (float) node.value;
            }
        }
        int occurring = model.nr_class;
        int[] starts = new int[occurring + 1];
        for (int c = 0; c < occurring; c++) {
            starts[c + 1] = starts[c] + model.nSV[c];
        }
        int pairs = occurring * (occurring - 1) / 2;
        int[] firsts = new int[pairs];
        int[] seconds = new int[pairs];
        float[] coefficients = new float[pairs * count];
        int pair = 0;
        for (int i = 0; i < occurring; i++) {
            for (int j = i + 1; j < occurring; j++) {
                firsts[pair] = model.label[i];
                seconds[pair] = model.label[j];
                copy(model.sv_coef[j - 1], starts[i], starts[i + 1], coefficients, pair * count);
                copy(model.sv_coef[i], starts[j], starts[j + 1], coefficients, pair * count);
                pair++;
            }
        }
        float[] offsets = new float[pairs];
        for (int p = 0; p < pairs; p++) {
            offsets[p] = (float) model.rho[p];
        }
        return new SupportVectors(
                classes,
                features,
                model.param.gamma,
                vectors,
                new SupportVectors.Pairs(firsts, seconds, coefficients, offsets));
    }

    private static void copy(double[] from, int start, int end, float[] to, int offset) {
        for (int s = start; s < end; s++) {
            to[offset + s] = (float) from[s];
        }
    }
}
