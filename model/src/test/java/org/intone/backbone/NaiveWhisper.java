package org.intone.backbone;

import java.util.Arrays;

/** The encoder once more, in double precision and by the book, to hold the graph against. */
final class NaiveWhisper {
    private final ToyWhisper toy;
    private final int width = ToyWhisper.SHAPE.width();

    NaiveWhisper(ToyWhisper toy) {
        this.toy = toy;
    }

    /** What comes out behind the last normalization, {@code [T][width]}, of {@code mel[bands][frames]}. */
    double[][] encode(double[][] mel) {
        double[][] x = transposed(convolve(convolve(mel, "conv1", 1), "conv2", 2));
        float[] positions = toy.values("positional_embedding");
        for (int t = 0; t < x.length; t++) {
            for (int d = 0; d < width; d++) {
                x[t][d] += positions[t * width + d];
            }
        }
        for (int i = 0; i < ToyWhisper.SHAPE.blocks(); i++) {
            String block = "blocks." + i + ".";
            x = sum(x, attend(norm(x, block + "attn_ln"), block + "attn."));
            double[][] hidden = linear(norm(x, block + "mlp_ln"), block + "mlp.0");
            x = sum(x, linear(gelu(hidden), block + "mlp.2"));
        }
        return norm(x, "ln_post");
    }

    private double[][] convolve(double[][] x, String name, int stride) {
        float[] weight = toy.values(name + ".weight");
        float[] bias = toy.values(name + ".bias");
        int frames = (x[0].length - 1) / stride + 1;
        double[][] y = new double[width][frames];
        for (int c = 0; c < width; c++) {
            for (int t = 0; t < frames; t++) {
                y[c][t] = bias[c];
                for (int in = 0; in < x.length; in++) {
                    for (int k = 0; k < 3; k++) {
                        int from = t * stride + k - 1;
                        if (from >= 0 && from < x[in].length) {
                            y[c][t] += weight[(c * x.length + in) * 3 + k] * x[in][from];
                        }
                    }
                }
            }
        }
        return gelu(y);
    }

    private double[][] attend(double[][] x, String name) {
        double[][] query = linear(x, name + "query");
        double[][] key = linear(x, name + "key");
        double[][] value = linear(x, name + "value");
        double[][] mixed = new double[x.length][width];
        int headWidth = ToyWhisper.SHAPE.headWidth();
        for (int head = 0; head < ToyWhisper.SHAPE.heads(); head++) {
            for (int t = 0; t < x.length; t++) {
                double[] share = new double[x.length];
                for (int s = 0; s < x.length; s++) {
                    double product = 0;
                    for (int d = head * headWidth; d < (head + 1) * headWidth; d++) {
                        product += query[t][d] * key[s][d];
                    }
                    share[s] = Math.exp(product / Math.sqrt(headWidth));
                }
                double all = Arrays.stream(share).sum();
                for (int s = 0; s < x.length; s++) {
                    for (int d = head * headWidth; d < (head + 1) * headWidth; d++) {
                        mixed[t][d] += share[s] / all * value[s][d];
                    }
                }
            }
        }
        return linear(mixed, name + "out");
    }

    private double[][] linear(double[][] x, String name) {
        float[] weight = toy.values(name + ".weight");
        int in = x[0].length;
        int out = weight.length / in;
        float[] bias = name.endsWith("key") ? new float[out] : toy.values(name + ".bias");
        double[][] y = new double[x.length][out];
        for (int t = 0; t < x.length; t++) {
            for (int i = 0; i < out; i++) {
                y[t][i] = bias[i];
                for (int j = 0; j < in; j++) {
                    y[t][i] += weight[i * in + j] * x[t][j];
                }
            }
        }
        return y;
    }

    private double[][] norm(double[][] x, String name) {
        float[] weight = toy.values(name + ".weight");
        float[] bias = toy.values(name + ".bias");
        double[][] y = new double[x.length][width];
        for (int t = 0; t < x.length; t++) {
            double mean = Arrays.stream(x[t]).average().orElseThrow();
            double variance = Arrays.stream(x[t])
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            for (int d = 0; d < width; d++) {
                y[t][d] = (x[t][d] - mean) / Math.sqrt(variance + 1e-5) * weight[d] + bias[d];
            }
        }
        return y;
    }

    private static double[][] gelu(double[][] x) {
        return Arrays.stream(x)
                .map(row ->
                        Arrays.stream(row).map(v -> v * normalDistribution(v)).toArray())
                .toArray(double[][]::new);
    }

    /** The integral of the normal density by Simpson's rule. */
    private static double normalDistribution(double x) {
        int steps = 400;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double at = x * i / steps;
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-at * at / 2);
        }
        return 0.5 + sum * x / steps / 3 / Math.sqrt(2 * Math.PI);
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] y = new double[a.length][a[0].length];
        for (int t = 0; t < a.length; t++) {
            for (int d = 0; d < a[0].length; d++) {
                y[t][d] = a[t][d] + b[t][d];
            }
        }
        return y;
    }

    private static double[][] transposed(double[][] x) {
        double[][] y = new double[x[0].length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[0].length; j++) {
                y[j][i] = x[i][j];
            }
        }
        return y;
    }
}
